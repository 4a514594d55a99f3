package rubin.sandbox.sky;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * All tables of the catalogue, and the sky behind them, each generated when first asked for and then kept. Safe for many
 * threads.
 */
public final class SkyCatalogue {

    private final Map<String, SkyTable> tables = new ConcurrentHashMap<>();
    private final Supplier<Truth> truth;
    private final Supplier<ObjectSample> objects;
    private final Dice dice;

    /** Generates nothing yet. */
    public SkyCatalogue(SkySettings settings) {
        dice = new Dice(settings.seed());
        truth = once(() -> new Truth(settings, dice, Landmark.all(dice)));
        objects = once(() -> new ObjectSample(settings, truth.get(), Quotas.DP02, dice.stream("dp02")));
    }

    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private T made;

            @Override
            public synchronized T get() {
                if (made == null) {
                    made = maker.get();
                }
                return made;
            }
        };
    }

    /**
     * A table.
     *
     * @param schema schema in the description's spelling
     * @param table table in the description's spelling
     * @throws IllegalArgumentException if there is none of that name
     */
    public SkyTable table(String schema, String table) {
        return tables.computeIfAbsent(schema + "." + table, this::make);
    }

    private SkyTable make(String name) {
        Dice own = dice.stream(name);
        return switch (name) {
            case "dp02_dc2_catalogs.Object" -> new ObjectTable(objects.get(), own);
            case "dp02_dc2_catalogs.TruthSummary" -> new TruthSummaryTable(truth.get());
            case "dp02_dc2_catalogs.MatchesTruth" -> new MatchesTruthTable(truth.get(), objects.get(), own);
            default -> new SkyTable() {
        @Override
        public int rowCount() {
            return 0;
        }

        @Override
        public Cells cells(String column) {
            return (Cells.Doubles) row -> Double.NaN;
        }
    };
        };
    }
}
