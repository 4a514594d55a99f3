package rubin.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query that counts rows on the server, in the form that Rubin's own monitoring asks of Qserv: group and order by an alias,
 * one spatial constraint.
 *
 * @param table table, schema included
 * @param alias the table's alias, for conditions of the user's
 * @param grouping what to count by
 * @param area where on the sky; empty for the whole table
 * @param conditions further conditions
 */
public record CountQuery(String table, String alias, Grouping grouping, Optional<Area> area, List<Condition> conditions) {

    /**
     * A region, and the columns that hold the position.
     *
     * @param region where on the sky
     * @param raColumn right ascension, ICRS degrees
     * @param decColumn declination, ICRS degrees
     */
    public record Area(Region region, String raColumn, String decColumn) {
    }

    public CountQuery {
        conditions = List.copyOf(conditions);
    }

    /** The query's text. Fluxes of 0 and below have no magnitude and are left out. */
    public String adql() {
        List<String> where = new ArrayList<>();
        area.ifPresent(a -> where.add(a.region().contains(alias + "." + a.raColumn(), alias + "." + a.decColumn())));
        if (grouping.magnitude()) {
            where.add(alias + "." + grouping.column() + " > 0");
        }
        conditions.forEach(c -> where.add("(" + c.adql() + ")"));
        return grouping.select() + "\nFROM " + table + " AS " + alias
                + (where.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", where))
                + "\nGROUP BY " + grouping.alias() + "\nORDER BY " + grouping.alias();
    }
}
