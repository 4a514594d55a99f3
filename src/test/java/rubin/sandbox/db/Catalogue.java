package rubin.sandbox.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import rubin.sandbox.sky.SkySettings;

/** One database for all tests of a JVM, and short ways to ask it. */
final class Catalogue {

    static final String D = "\"dp02_dc2_catalogs\".";
    static final String D1 = "\"dp01_dc2_catalogs\".";
    /** The join of the tutorials. */
    static final String TRUTH_JOIN = " FROM " + D + "\"MatchesTruth\" mt JOIN " + D + "\"TruthSummary\" ts ON mt.id_truth_type = ts.id_truth_type JOIN "
            + D + "\"Object\" obj ON mt.match_objectId = obj.objectId";

    private static CatalogueDatabase database;

    private Catalogue() {
    }

    static synchronized CatalogueDatabase database() {
        if (database == null) {
            try {
                database = CatalogueDatabase.open(SkySettings.DEFAULT);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        return database;
    }

    /** A cone as the translator writes it: a band in declination, which the index serves, and the circle. */
    static String cone(String raColumn, String decColumn, double ra, double dec, double radiusDeg) {
        return decColumn + " BETWEEN " + (dec - radiusDeg) + " AND " + (dec + radiusDeg) + " AND scisql_s2PtInCircle("
                + raColumn + ", " + decColumn + ", " + ra + ", " + dec + ", " + radiusDeg + ") = 1";
    }

    /** All rows of a query. */
    static List<List<Object>> rows(String sql) throws SQLException {
        try (Connection connection = database().connect(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The only value of a query. */
    static Object value(String sql) throws SQLException {
        return rows(sql).get(0).get(0);
    }

    /** The only number of a query. */
    static double number(String sql) throws SQLException {
        return ((Number) value(sql)).doubleValue();
    }

    static long count(String fromAndWhere) throws SQLException {
        return ((Number) value("SELECT COUNT(*) " + fromAndWhere)).longValue();
    }
}
