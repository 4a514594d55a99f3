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
    private final Supplier<TruthModel> truth;
    private final Supplier<ObjectSample> objects;
    private final Supplier<ObjectSample> dp01Objects;
    private final Supplier<Visits> visits;
    private final Supplier<VisitPhotometry> photometry;
    private final Supplier<Transients> transients;
    private final Dice dice;

    /** Generates nothing yet. */
    public SkyCatalogue(SkySettings settings) {
        dice = new Dice(settings.seed());
        truth = once(() -> new TruthModel(settings, dice, Landmark.all(dice)));
        objects = once(() -> new ObjectSample(settings, truth.get(), Quotas.DP02, dice.stream("dp02")));
        dp01Objects = once(() -> new ObjectSample(settings, truth.get(), Quotas.DP01, dice.stream("dp01")));
        visits = once(() -> new Visits(dice.stream("visits")));
        photometry = once(() -> new VisitPhotometry(truth.get(), objects.get(), visits.get(), dice));
        transients = once(() -> new Transients(truth.get(), objects.get(), visits.get(), photometry.get(), dice));
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
            case "dp02_dc2_catalogs.Object" -> object();
            case "dp02_dc2_catalogs.TruthSummary" -> new TruthSummaryTable(truth.get());
            case "dp02_dc2_catalogs.MatchesTruth" -> new MatchesTruthTable(truth.get(), objects.get(), own);
            case "dp02_dc2_catalogs.ForcedSource" ->
                new ForcedSourceTable(objects.get(), object(), visits.get(), photometry.get(), own);
            case "dp02_dc2_catalogs.Visit" -> new VisitTable(visits.get());
            case "dp02_dc2_catalogs.CcdVisit" -> new CcdVisitTable(visits.get(), own);
            case "dp02_dc2_catalogs.Source" -> new SourceTable(objects.get(), visits.get(), photometry.get(), own);
            case "dp02_dc2_catalogs.DiaObject" -> new DiaObjectTable(transients.get(), visits.get());
            case "dp02_dc2_catalogs.DiaSource" -> new DiaSourceTable(transients.get(), visits.get(), own);
            case "dp02_dc2_catalogs.ForcedSourceOnDiaObject" -> new ForcedSourceOnDiaObjectTable(transients.get(),
                    new DiaObjectTable(transients.get(), visits.get()), visits.get(), own);
            case "dp02_dc2_catalogs.CoaddPatches" -> new CoaddPatchesTable(objects.get());
            case "dp02_dc2_catalogs.ObsCore", "ivoa.ObsCore" -> new ObsCoreTable(visits.get(), new CoaddPatchesTable(objects.get()));
            case "dp01_dc2_catalogs.object" -> new Dp01ObjectTable(dp01Objects.get(), own);
            case "dp01_dc2_catalogs.truth_match" -> new Dp01TruthMatchTable(truth.get(), dp01Objects.get(), own);
            default -> throw new IllegalArgumentException("table=" + name + ": not in the catalogue");
        };
    }

    private ObjectTable object() {
        return new ObjectTable(objects.get(), dice.stream("dp02_dc2_catalogs.Object"));
    }
}
