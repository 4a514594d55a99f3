package rubin.task.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rubin.query.Names;
import rubin.stats.Report;
import rubin.stats.Statistics;
import rubin.stats.StatsKind;
import rubin.stats.StatsRequest.Classifier;
import rubin.stats.StatsRequest.TruthSide;
import rubin.stats.StatsRequest;
import rubin.task.BadInput;
import rubin.task.NumberParameter;
import rubin.task.ReportMode;
import rubin.task.plot.StatisticsFigure;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.ChoiceParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.ParameterValueException;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.InputTableParameter;
import uk.ac.starlink.ttools.task.SingleMapperTask;
import uk.ac.starlink.ttools.task.TableProducer;

/** {@code rubinstats}: measured against true fluxes, positions and classes of a table that {@code rubintruth} made. */
public abstract class StatsTask extends SingleMapperTask {

    private final ChoiceParameter<String> kind = new ChoiceParameter<>("stats",
            new String[] {"all", "flux", "position", "class", "completeness"});
    private final StringParameter band = new StringParameter("band");
    private final StringParameter flux = new StringParameter("flux");
    private final Parameter<Double> bin = NumberParameter.decimal("bin", StatsRequest.MIN_BIN_MAG, StatsRequest.MAX_BIN_MAG, "mag")
            .described("<mag>", "Width of the magnitude bins", "Width of the bins of magnitude. Bins start at multiples of it.", "1");
    private final StringParameter by = new StringParameter("by");
    private final ChoiceParameter<String> classifier =
            new ChoiceParameter<>("classifier", new String[] {"auto", "extendedness", "psfmag"});
    private final Parameter<Double> threshold = NumberParameter.decimal("threshold", -100, 100, "mag").described("<mag>",
            "Threshold on psf - cModel magnitude", "With <code>classifier=psfmag</code>, sources with a greater PSF minus cModel magnitude are\n"
                    + "extended. The default is where the pipeline cuts: PSF flux below 0.985 of the model flux.",
            Double.toString(Classifier.PIPELINE_THRESHOLD_MAG));
    private final Parameter<Double> outlier = NumberParameter.positive("outlier", 1000, "").described("<number>",
            "Outlier limit in robust standard deviations", "A flux ratio is an outlier if it is farther than this many times 1.4826 MAD from the median\n"
                    + "of its group and bin.", "5");
    private final Parameter<Double> sigma = NumberParameter.positive("sigma", 100, "").described("<number>",
            "Half-width of binomial intervals in standard deviations",
            "Half-width of the Wilson intervals of proportions, in standard deviations of a normal: 1 for 68.3 %, 1.96 for 95 %.", "1");
    private final ChoiceParameter<String> unmatched = new ChoiceParameter<>("unmatched", new String[] {"auto", "yes", "no"});

    private final StringParameter figure = new StringParameter("figure");

    /** Parameters with their help. */
    protected StatsTask() {
        super("Compares measured with true fluxes, positions and classes", new ReportMode(Report::print, Report::notes), true, true);

        kind.setDefaultOption("all");
        kind.setPrompt("Kind of statistics");
        kind.setDescription("<p>What to compute: <code>flux</code> (flux ratio, magnitude residual, pull),"
                + " <code>position</code> (offsets in arcsec), <code>class</code> (point-like or extended against true stars and"
                + " galaxies), <code>completeness</code> (true sources found, and purity), or <code>all</code> that the table"
                + " has columns for. The definitions, with formulas, are in docs/statistics.md.</p>"
                + "<p>Without <code>out</code>, <code>ofmt</code> or <code>omode</code>, a report for reading is printed"
                + " instead of a table.</p>");

        band.setUsage("<letters>");
        band.setPrompt("Bands, any of ugrizy");
        band.setNullPermitted(true);
        band.setDescription("<p>Bands whose fluxes are compared, any of the letters <code>ugrizy</code>. The default is every"
                + " band for which the table has measured and true fluxes. Positions, classes and completeness are binned by"
                + " the magnitude in <code>r</code> if it is among them, else in the first.</p>");

        flux.setUsage("<name>");
        flux.setPrompt("Flux measurement");
        flux.setNullPermitted(true);
        flux.setDescription("<p>Flux measurement that is compared, such as <code>cModel</code>, <code>psf</code> or"
                + " <code>gaap1p0</code>: the columns <code>r_cModelFlux</code> and <code>r_cModelFluxErr</code>, or"
                + " <code>cModelFlux_r</code> as DP0.1 has it. The default is <code>cModel</code> if the table has it, else the first"
                + " other kind that it has; the result's column <code>flux</code> says which.</p>");

        by.setUsage("class|mag|<column>[,...]|none");
        by.setPrompt("How to part the rows");
        by.setStringDefault("class,mag");
        by.setDescription("<p>How the rows are parted, apart from the row for all of them: <code>class</code> (the truth class)"
                + " or the name of a column with few values (one called <code>class</code> or <code>mag</code> between double quotes), <code>mag</code> (bins of true magnitude), both separated by a"
                + " comma, or <code>none</code>. The statistics of <code>stats=class</code> are always by truth class.</p>");

        classifier.setDefaultOption("auto");
        classifier.setPrompt("What tells point-like from extended");
        classifier.setDescription("<p><code>extendedness</code>: the column <code>refExtendedness</code> (DP0.1:"
                + " <code>extendedness</code>), 1 for extended. <code>psfmag</code>: PSF minus cModel magnitude above"
                + " <code>threshold</code> is extended. <code>auto</code>: the former if the table has it.</p>");

        unmatched.setDefaultOption("auto");
        unmatched.setPrompt("Does the table hold true sources without an object?");
        unmatched.setDescription("<p>Completeness has a meaning only if the table also holds the true sources that were not"
                + " found, with NULL <code>objectId</code>. <code>auto</code>: computed if there is at least one of them."
                + " <code>yes</code>: it holds all true sources even if none is without an object. <code>no</code>: not"
                + " computed.</p>");

        figure.setUsage("<file>");
        figure.setPrompt("File for a picture of the statistics");
        figure.setNullPermitted(true);
        figure.setDescription("<p>File for a picture of the statistics against magnitude, beside the table or report: PNG, PDF, SVG, EPS"
                + " or JPEG, as its ending tells.</p>");

        getParameterList().addAll(List.<Parameter<?>>of(kind, band, flux, bin, by, classifier, threshold, outlier, sigma, unmatched, figure));
    }

    @Override
    public Executable createExecutable(Environment env) throws TaskException {
        return BadInput.oneLine(env, () -> {
            for (Parameter<?> parameter : getParameters()) {
                if (parameter instanceof InputTableParameter input) {
                    BadInput.demandTable(env, input, "truth.fits");
                }
            }
            BadInput.keepInputs(env, "out", getParameters());
            BadInput.keepInputs(env, figure.getName(), getParameters());
            return super.createExecutable(env);
        });
    }

    @Override
    public TableProducer createProducer(Environment env) throws TaskException {
        StatsRequest request = request(env);
        String file = figure.stringValue(env);
        Optional<StatisticsFigure> picture = file == null ? Optional.empty() : Optional.of(new StatisticsFigure(file));
        TableProducer input = createInputProducer(env);
        return () -> {
            try {
                StarTable statistics = Statistics.compute(input.getTable(), request);
                if (picture.isPresent()) {
                    picture.get().write(statistics);
                }
                return statistics;
            } catch (IllegalArgumentException e) {
                throw new ExecutionException(e.getMessage(), e);
            }
        };
    }

    private StatsRequest request(Environment env) throws TaskException {
        String word = kind.objectValue(env);
        Set<StatsKind> kinds = EnumSet.noneOf(StatsKind.class);
        if (!word.equals("all")) {
            kinds.add(StatsKind.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        String bands = Optional.ofNullable(band.stringValue(env)).orElse("").toLowerCase(Locale.ROOT);
        boolean grouped = false;
        boolean binned = false;
        Optional<String> column = Optional.empty();
        for (String item : Names.items(by.stringValue(env))) {
            List<String> named = new ArrayList<>();
            for (String part : Names.list(item)) {
                switch (part.toLowerCase(Locale.ROOT)) {
                    case "none" -> { }
                    case "mag" -> binned = true;
                    default -> named.add(part);
                }
            }
            if (!named.isEmpty()) {
                if (grouped) {
                    throw new ParameterValueException(by, "takes one of class or a column, and mag");
                }
                grouped = true;
                column = Optional.of(String.join(" ", named)).filter(name -> !name.equalsIgnoreCase("class"));
            }
        }
        double width = bin.objectValue(env);
        Classifier how = new Classifier(
                Classifier.Method.valueOf(classifier.objectValue(env).toUpperCase(Locale.ROOT)), threshold.objectValue(env));
        TruthSide side = TruthSide.valueOf(unmatched.objectValue(env).toUpperCase(Locale.ROOT));
        try {
            return new StatsRequest(kinds, new ArrayList<>(bands.chars().mapToObj(Character::toString).toList()),
                    Optional.ofNullable(flux.stringValue(env)), binned ? Optional.of(width) : Optional.empty(), column, grouped, how,
                    outlier.objectValue(env), sigma.objectValue(env), side);
        } catch (IllegalArgumentException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }
}
