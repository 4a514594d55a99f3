package rubin.sandbox.adql;

import java.util.Locale;

import rubin.sandbox.schema.ColumnType.Kind;

/** The five aggregates that Qserv has. */
enum Aggregate {
    COUNT, SUM, AVG, MIN, MAX;

    /** The aggregate of this name, or null. */
    static Aggregate named(String name) {
        for (Aggregate aggregate : values()) {
            if (aggregate.name().equals(name.toUpperCase(Locale.ROOT))) {
                return aggregate;
            }
        }
        return null;
    }

    Term of(Term argument, boolean distinct) {
        String before = name() + (distinct ? "(DISTINCT " : "(");
        return switch (this) {
            case COUNT -> Term.of(before + argument.sql() + ")", Kind.LONG);
            case SUM -> argument.integral() ? Term.of("CAST(" + before + argument.sql() + ") AS BIGINT)", Kind.LONG)
                    : Term.of(before + argument.asDouble() + ")", Kind.DOUBLE);
            case AVG -> Term.of(before + argument.asDouble() + ")", Kind.DOUBLE);
            case MIN, MAX -> new Term(before + argument.sql() + ")", argument.type(), argument.origin());
        };
    }
}
