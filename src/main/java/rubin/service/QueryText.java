package rubin.service;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rubin.query.Selection;

/**
 * A query to send.
 *
 * @param adql its text
 * @param optional what it can do without
 */
public record QueryText(String adql, Optional<OptionalColumns> optional) {

    /** A query that needs all that it asks for. */
    public static QueryText of(String adql) {
        return new QueryText(adql, Optional.empty());
    }

    /**
     * A query of ours, which can do without the optional columns of its selection.
     *
     * @param writer makes the text
     * @throws IllegalArgumentException with one sentence, if the selection's release has nothing of the kind
     */
    public static QueryText of(Selection selection, Function<Selection, String> writer) {
        return new QueryText(writer.apply(selection), Optional.of(new OptionalColumns(selection, writer)));
    }

    /** The query without these of its optional columns. */
    QueryText without(Set<String> columns) {
        return optional.map(o -> of(o.selection().without(columns), o.writer())).orElse(this);
    }
}
