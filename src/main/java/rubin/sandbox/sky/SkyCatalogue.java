package rubin.sandbox.sky;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All tables of the catalogue, each generated when first asked for. Safe for many threads. */
public final class SkyCatalogue {

    private final Map<String, SkyTable> tables = new ConcurrentHashMap<>();

    /** Generates nothing yet. */
    public SkyCatalogue(SkySettings settings) {
    }

    /** A table. */
    public SkyTable table(String schema, String table) {
        return tables.computeIfAbsent(schema + "." + table, name -> new SkyTable() {
            @Override
            public int rowCount() {
                return 0;
            }

            @Override
            public Cells cells(String column) {
                return (Cells.Doubles) row -> Double.NaN;
            }
        });
    }
}
