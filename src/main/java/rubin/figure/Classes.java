package rubin.figure;

import java.util.List;
import java.util.Optional;

/** How a table's rows divide into classes: by the simulation's truth, else by measured extendedness, else not at all. Rarest last. */
public final class Classes {

    private Classes() {
    }

    /** Which of them a figure shows. */
    enum Wanted {
        ALL("all"), GALAXY("galaxy"), STAR("star"), SUPERNOVA("SNe");

        private final String text;

        Wanted(String text) {
            this.text = text;
        }

        /** The name by which a user asks for it. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** The classes that a table can tell apart; one of all its rows if it can tell none. */
    public static List<SourceClass> of(ColumnBinder columns) {
        return of(columns, Wanted.ALL);
    }

    /** The classes that a table can tell apart, of those wanted; empty if it cannot tell the one that is wanted. */
    static List<SourceClass> of(ColumnBinder columns, Wanted wanted) {
        Optional<String> truth = columns.bind(Quantity.of(Quantity.Kind.CLASS));
        Optional<String> extended = columns.bind(Quantity.of(Quantity.Kind.EXTENDED));
        List<SourceClass> all = truth.map(Classes::byTruth).or(() -> extended.map(Classes::byExtendedness))
                .orElse(List.of(new SourceClass("objects", Optional.empty(), SourceClass.ANY)));
        int position = wanted.ordinal() - 1;
        if (wanted == Wanted.ALL) {
            return all;
        }
        return all.size() > 1 && position < all.size() ? List.of(all.get(position)) : List.of();
    }

    /** Point-like and extended, as measured, whether or not there is truth; empty if the table cannot tell. */
    public static List<SourceClass> measured(ColumnBinder columns) {
        return columns.bind(Quantity.of(Quantity.Kind.EXTENDED)).map(Classes::byExtendedness).orElse(List.of());
    }

    private static List<SourceClass> byTruth(String column) {
        boolean named = column.equalsIgnoreCase("truth_class");
        return List.of(
                new SourceClass("galaxy", Optional.of(named ? "equals(" + column + ",\"galaxy\")" : column + "==1"), SourceClass.GALAXY),
                new SourceClass("star", Optional.of(named ? "equals(" + column + ",\"star\")" : column + "==2"), SourceClass.STAR),
                new SourceClass("SNe", Optional.of(named ? "equals(" + column + ",\"SNe\")" : column + "==3"), SourceClass.SUPERNOVA));
    }

    private static List<SourceClass> byExtendedness(String column) {
        return List.of(new SourceClass("extended", Optional.of(column + "==1"), SourceClass.GALAXY),
                new SourceClass("point-like", Optional.of(column + "==0"), SourceClass.STAR));
    }
}
