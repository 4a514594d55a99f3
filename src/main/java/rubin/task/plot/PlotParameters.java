package rubin.task.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rubin.catalog.FluxKinds;
import rubin.figure.ColumnBinder;
import rubin.figure.FigureInputs;
import rubin.figure.FigureOptions;
import rubin.figure.Figures;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.ChoiceParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.IntegerParameter;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/** The parameters of rubinplot that are not plot2plane's. */
public final class PlotParameters {

    /** The name that asks for every figure. */
    public static final String ALL = "all";

    private static final int MAX_PIXELS = 10_000;

    private final ChoiceParameter<String> figure = new ChoiceParameter<>("figure", figureNames());
    private final ChoiceParameter<String> sources = new ChoiceParameter<>("class", FigureOptions.CLASSES.toArray(String[]::new));
    private final ChoiceParameter<String> band = new ChoiceParameter<>("band", new String[] {"u", "g", "r", "i", "z", "y"});
    private final StringParameter flux = new StringParameter("flux");
    private final BooleanParameter script = new BooleanParameter("script");
    private final StringParameter out = new StringParameter("out");
    private final StringParameter format = new StringParameter("ofmt");
    private final ChoiceParameter<String> mode = new ChoiceParameter<>("omode", new String[] {"auto", "out", "swing", "cgi", "discard"});
    private final IntegerParameter xpix = new IntegerParameter("xpix");
    private final IntegerParameter ypix = new IntegerParameter("ypix");
    private final IntegerParameter fontSize = new IntegerParameter("fontsize");
    private final StringParameter title = new StringParameter("title");
    private final TableSource.Provider source;

    /** @param otherwise where the table comes from without {@code in=} */
    public PlotParameters(TableSource.Provider otherwise) {
        source = new FileSource(otherwise);
        figure.setPrompt("Figure to draw");
        figure.setStringDefault("cmd");
        figure.setDescription(paragraphs(
                "Which figure to draw. <code>cmd</code>: g against g-i. <code>cmd-gr</code>: g against g-r. <code>colour</code>: r-i against g-r. "
                        + "<code>spatial</code>: positions about the centre. <code>linked</code>: these three side by side. "
                        + "<code>ratio</code>: measured over true flux against true magnitude. <code>offsets</code>: true minus measured position. "
                        + "<code>magmag</code>: measured against true magnitude. <code>fluxflux</code>: measured against true flux in every band. "
                        + "<code>truecmd</code>: true and measured colour and magnitude. <code>hist</code>: histograms of magnitude and class. "
                        + "<code>all</code>: a sheet of every figure that the table has the columns for.",
                "Every parameter of <code>plot2plane</code> is accepted too and goes before the figure's own, for instance <code>xmax=3</code> or "
                        + "<code>shading=density</code>. A layer's suffix is an underscore and its name in the legend in small letters: "
                        + "<code>color_star=red</code>."));
        optional(sources, "Class of sources to show", "Shows only this class of sources, or <code>all</code>. By default <code>cmd-gr</code>, "
                + "<code>colour</code>, <code>spatial</code> and <code>linked</code> show stars and the others everything. Without truth in the table, "
                + "extended objects stand for galaxies and point-like ones for stars.");
        band.setPrompt("Filter");
        band.setStringDefault("r");
        band.setDescription(paragraphs("The filter that <code>ratio</code>, <code>magmag</code> and <code>hist</code> show."));
        flux.setUsage("cModel|psf|...");
        optional(flux, "Kind of measured flux", "Which measured fluxes and magnitudes to show: <code>cModel</code>, <code>psf</code> or another that the "
                + "table has. By default <code>cModel</code> if the table has it, else the first other kind that it has; the labels say which.");
        script.setPrompt("Print the stock command instead?");
        script.setBooleanDefault(false);
        script.setDescription(paragraphs("If true, draws nothing but prints the stock <code>stilts plot2plane</code> command that draws the same picture; "
                + "for a figure of several panels, one command a panel."));
        out.setUsage("<file>");
        optional(out, "File for the picture", "File to write the picture to, in the format that its ending tells: .png, .pdf, .svg, .eps, .jpg and others. "
                + "<code>-</code> is standard output, for which <code>ofmt</code> tells the format. Without it the figure comes up in a window.");
        optional(format, "Format of the picture", "Format of the picture, if the file's ending does not tell: png, pdf, svg, eps, jpeg, gif.");
        mode.setPrompt("What to do with the picture");
        mode.setStringDefault("auto");
        mode.setDescription(paragraphs("As in STILTS: to a file (<code>out</code>), to a window (<code>swing</code>), to standard output for a web server (<code>cgi</code>), nowhere (<code>discard</code>), or "
                + "by default (<code>auto</code>) to a file if <code>out=</code> names one."));
        for (IntegerParameter pixels : List.of(xpix, ypix)) {
            pixels.setMinimum(100);
            pixels.setMaximum(MAX_PIXELS);
            pixels.setUsage("<pixels>");
            optional(pixels, (pixels == xpix ? "Width" : "Height") + " of the picture", "Size of the whole picture in pixels. Range: 100 to " + MAX_PIXELS + " pixels.");
        }
        fontSize.setMinimum(4);
        fontSize.setMaximum(200);
        fontSize.setUsage("<points>");
        optional(fontSize, "Size of text", "Size of the text in points. Range: 4 to 200 points.");
        optional(title, "Title of the picture", "Title of the picture, in place of the figure's own.");
    }

    private static void optional(Parameter<?> parameter, String prompt, String description) {
        parameter.setNullPermitted(true);
        parameter.setPrompt(prompt);
        parameter.setDescription(paragraphs(description));
    }

    private static String paragraphs(String... texts) {
        return Arrays.stream(texts).map(text -> "<p>" + text + "</p>").collect(Collectors.joining("\n"));
    }

    private static String[] figureNames() {
        List<String> names = new ArrayList<>(Figures.names());
        names.add(ALL);
        return names.toArray(String[]::new);
    }

    /** All of them. */
    public List<Parameter<?>> list() {
        List<Parameter<?>> all = new ArrayList<>(List.of(figure, out));
        all.addAll(1, source.parameters());
        all.addAll(List.of(sources, band, flux, script, format, mode, xpix, ypix, fontSize, title));
        return all;
    }

    /** Their names, in lower case. */
    public Set<String> names() {
        return list().stream().map(parameter -> parameter.getName().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** What to do with a picture. */
    enum Mode { AUTO, OUT, SWING, CGI, DISCARD }

    /**
     * What the user asked for.
     *
     * @param figure name of a figure, or {@link #ALL}
     * @param flux kind of measured flux, or empty for one that the table has
     * @param script true to print commands
     */
    record Request(String figure, FigureOptions options, Optional<String> flux, Optional<ColumnBinder.Centre> centre, FigureRenderer.Whole whole, TableSource source,
            boolean script, Mode mode, Optional<String> out, Optional<String> format) {
    }

    public Request read(Environment environment) throws TaskException {
        String name = figure.objectValue(environment);
        FigureOptions options = options(environment);
        Optional<String> fluxName = given(flux, environment);
        List<String> shown = name.equalsIgnoreCase(ALL) ? Figures.names() : List.of(name.toLowerCase(Locale.ROOT));
        FigureRenderer.Whole whole = new FigureRenderer.Whole(given(xpix, environment), given(ypix, environment), given(fontSize, environment), given(title, environment));
        return new Request(name.toLowerCase(Locale.ROOT), options, fluxName, source.centre(environment), whole,
                source.of(environment, needs(shown, fluxName.orElse(FluxKinds.USUAL), options)),
                script.booleanValue(environment), Mode.valueOf(mode.objectValue(environment).toUpperCase(Locale.ROOT)),
                given(out, environment), given(format, environment));
    }

    private static FigureInputs needs(List<String> figures, String flux, FigureOptions options) throws TaskException {
        try {
            return Figures.needs(figures, flux, options);
        } catch (IllegalArgumentException e) {
            throw new TaskException(e.getMessage(), e);
        }
    }

    private FigureOptions options(Environment environment) throws TaskException {
        try {
            return new FigureOptions(given(sources, environment), band.objectValue(environment));
        } catch (IllegalArgumentException e) {
            throw new TaskException(e.getMessage(), e);
        }
    }

    private static <T> Optional<T> given(Parameter<T> parameter, Environment environment) throws TaskException {
        return Optional.ofNullable(parameter.objectValue(environment));
    }
}
