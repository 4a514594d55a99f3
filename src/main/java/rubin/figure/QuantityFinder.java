package rubin.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a figure's definition asks a table for; remembers what is not there, so that one message can name it all. Not thread-safe. */
final class QuantityFinder {

    /** Stands in for a missing expression until {@link #check} refuses the figure. */
    private static final String NOTHING = "NULL";

    private final ColumnBinder columns;
    private final Set<Quantity> asked = new LinkedHashSet<>();
    private final Set<Quantity> missing = new LinkedHashSet<>();

    QuantityFinder(ColumnBinder columns) {
        this.columns = columns;
    }

    String get(Quantity wanted) {
        asked.add(wanted);
        Optional<String> bound = columns.bind(wanted);
        if (bound.isEmpty()) {
            missing.add(wanted);
        }
        return bound.orElse(NOTHING);
    }

    boolean has(Quantity wanted) {
        asked.add(wanted);
        return columns.bind(wanted).isPresent();
    }

    List<SourceClass> classes(Classes.Wanted wanted) {
        asked.add(Quantity.of(Quantity.Kind.CLASS));
        List<SourceClass> classes = Classes.of(columns, wanted);
        if (classes.isEmpty()) {
            missing.add(Quantity.of(Quantity.Kind.CLASS));
        }
        return classes;
    }

    List<SourceClass> measuredClasses() {
        List<SourceClass> classes = Classes.measured(columns);
        if (classes.isEmpty()) {
            missing.add(Quantity.of(Quantity.Kind.EXTENDED));
        }
        return classes;
    }

    /** All that it was asked for, there or not. */
    Set<Quantity> asked() {
        return Set.copyOf(asked);
    }

    /** The label of a measured quantity, with the kind of flux that is shown. */
    String measured(String label) {
        return columns.kind() + label;
    }

    boolean isComplete() {
        return missing.isEmpty();
    }

    void check(String figure) throws MissingColumnsException {
        if (isComplete()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        Set<String> bands = new LinkedHashSet<>();
        boolean needsTruth = false;
        for (Quantity wanted : missing) {
            texts.add(columns.lacking(wanted));
            bands.add(wanted.band());
            bands.add(wanted.second());
            needsTruth |= wanted.needsTruth();
        }
        bands.remove("");
        throw new MissingColumnsException(figure, texts, bands, columns.flux(), needsTruth);
    }
}
