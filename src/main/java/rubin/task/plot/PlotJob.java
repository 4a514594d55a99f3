package rubin.task.plot;

import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import rubin.catalog.FluxColumns;
import rubin.figure.ColumnBinder;
import rubin.figure.Figure;
import rubin.figure.Figures;
import rubin.figure.Layer;
import rubin.figure.MissingColumnsException;
import rubin.figure.Panel;
import rubin.figure.draw.FigureData;
import uk.ac.starlink.table.EmptyStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.plot2.PlotUtil;
import uk.ac.starlink.ttools.plottask.SwingPainter;
import uk.ac.starlink.ttools.task.TableEnvironment;

/** One run of rubinplot: everything is read and checked when it is made, and done when it is executed. */
public final class PlotJob implements Executable {

    /** How much of the screen a window may take, its frame and title not counted. */
    private static final double SCREEN_SHARE = 0.92;

    private final TableEnvironment environment;
    private final PlotParameters.Request request;
    private final FigureRenderer renderer;
    private final List<Figure> figures;
    private final Optional<PictureSink> sink;

    /**
     * Reads the parameters.
     *
     * @throws TaskException in one line, if one of them is wrong or the table lacks columns
     */
    public PlotJob(TableEnvironment environment, PlotParameters parameters) throws TaskException {
        this.environment = environment;
        this.request = parameters.read(environment);
        this.renderer = new FigureRenderer(environment, parameters.names(), request.whole());
        if (request.figure().equals(PlotParameters.ALL) && request.whole().height().isPresent()) {
            throw new TaskException("ypix=" + request.whole().height().get() + ": a sheet of all figures is as high as its width makes it; leave ypix out");
        }
        if (request.script() && request.source().stock().isEmpty()) {
            throw new TaskException("script=true: a stock command needs a table in a file; save the result of rubintruth and give it as in=");
        }
        StarTable columns = request.source().columns();
        this.figures = figures(columns);
        try {
            renderer.check(figures, renderer.load(new EmptyStarTable(columns), figures));
        } catch (IOException e) {
            throw new TaskException(e.getMessage(), e);
        }
        this.sink = request.script() || isWindow() || request.mode() == PlotParameters.Mode.DISCARD ? Optional.empty() : Optional.of(sink());
    }

    private PictureSink sink() throws TaskException {
        boolean cgi = request.mode() == PlotParameters.Mode.CGI;
        if (cgi && request.out().isPresent()) {
            throw new TaskException("out=" + request.out().get() + ": cannot go with omode=cgi, which writes to standard output; leave it out");
        }
        if (cgi || request.out().filter("-"::equals).isPresent()) {
            return PictureSink.standardOutput(environment.getOutputStream(), request.format(), cgi);
        }
        PictureFile file = new PictureFile(Path.of(request.out().orElseThrow(() -> new TaskException("omode=out: needs a file; add out=figure.png"))), request.format());
        if (request.source().stock().isPresent()) {
            file.keep("in", request.source().stock().get().in());
        }
        return file;
    }

    private boolean isWindow() throws TaskException {
        boolean window = request.mode() == PlotParameters.Mode.SWING || request.mode() == PlotParameters.Mode.AUTO && request.out().isEmpty();
        if (window && !request.script() && GraphicsEnvironment.isHeadless()) {
            throw new TaskException("there is no display to open a window on; name a file, such as out=" + request.figure() + ".png");
        }
        return window;
    }

    private List<Figure> figures(StarTable columns) throws TaskException {
        FluxColumns fluxes = FluxColumns.of(columns);
        List<ColumnBinder> kinds = request.flux().map(kind -> List.of(new ColumnBinder(fluxes, kind, request.centre())))
                .orElseGet(() -> ColumnBinder.ofEachKind(fluxes, request.centre()));
        boolean all = request.figure().equals(PlotParameters.ALL);
        List<Figure> found = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String name : all ? Figures.names() : List.of(request.figure())) {
            try {
                found.add(Figures.build(name, kinds, request.options()));
            } catch (MissingColumnsException e) {
                if (!all) {
                    throw new TaskException(e.getMessage(), e);
                }
                left.add(name);
            } catch (IllegalArgumentException e) {
                throw new TaskException(e.getMessage(), e);
            }
        }
        if (found.isEmpty()) {
            throw new TaskException("figure=all: the table has the columns of no figure; rubintruth brings a table that has");
        }
        if (!left.isEmpty()) {
            note("left out for want of columns: " + String.join(", ", left) + "; figure=" + left.get(0) + " says which");
        }
        return found;
    }

    @Override
    public void execute() throws TaskException, IOException {
        FigureRenderer.Loaded loaded = renderer.load(request.source().table(), figures);
        new TreeSet<>(remarks(loaded.data())).forEach(this::note);
        if (request.script()) {
            printCommands(loaded);
        } else if (isWindow()) {
            open(loaded);
        } else {
            draw(loaded);
        }
    }

    private void draw(FigureRenderer.Loaded loaded) throws TaskException, IOException {
        Icon icon = request.figure().equals(PlotParameters.ALL) ? renderer.contactSheet(figures, loaded) : renderer.icon(figures.get(0), loaded);
        if (sink.isPresent()) {
            sink.get().write(PlotUtil.toPicture(icon));
        }
    }

    /** What a person would wonder about in the picture. */
    private List<String> remarks(FigureData data) {
        List<String> remarks = new ArrayList<>();
        if (data.rowCount() == 0) {
            remarks.add("the table has no rows; the figure is empty");
            return remarks;
        }
        for (Panel panel : figures.stream().flatMap(figure -> figure.panels().stream()).toList()) {
            List<Layer.OfRows> layers = panel.rowLayers();
            if (layers.stream().allMatch(layer -> data.values(layer.sources(), layer.x()).length == 0)) {
                remarks.add("no row of the table is of class " + String.join(", ", layers.stream().map(Layer::label).toList()));
                continue;
            }
            long classless = data.rowCount() - layers.stream().filter(layer -> layer.sources().selection().isPresent())
                    .mapToLong(layer -> data.values(layer.sources(), layer.x()).length).sum();
            if (layers.size() > 1 && classless > 0 && data.isComplete() && layers.stream().allMatch(layer -> layer.sources().selection().isPresent())) {
                remarks.add(classless + " rows are of none of the classes " + String.join(", ", layers.stream().map(Layer::label).toList()) + " and are not shown");
            }
            layers.stream().flatMap(layer -> FigureData.coordinates(layer).values().stream()).distinct()
                    .filter(expression -> hasRowsButNoValue(expression, layers, data))
                    .map(expression -> expression + " has no value in any row to be shown")
                    .forEach(remarks::add);
        }
        return remarks;
    }

    private static boolean hasRowsButNoValue(String expression, List<Layer.OfRows> layers, FigureData data) {
        List<double[]> values = layers.stream().filter(layer -> FigureData.coordinates(layer).containsValue(expression))
                .map(layer -> data.values(layer.sources(), expression)).filter(array -> array.length > 0).toList();
        return !values.isEmpty() && values.stream().flatMapToDouble(Arrays::stream).noneMatch(Double::isFinite);
    }

    private void printCommands(FigureRenderer.Loaded loaded) throws TaskException {
        PrintStream stream = environment.getOutputStream();
        StockCommand.Input input = request.source().stock().orElseThrow();
        for (Figure figure : figures) {
            for (Panel panel : figure.panels()) {
                stream.println(renderer.stockCommand(figure, panel, loaded, input, request.out().map(out -> fileFor(figure, panel, out))));
            }
        }
    }

    /** The file itself for a figure of one panel; else one beside it for each panel. */
    private String fileFor(Figure figure, Panel panel, String out) {
        String part = Stream.of(figures.size() > 1 ? "-" + figure.name() : "", figure.panels().size() > 1 ? "-" + panel.key() : "").reduce("", String::concat);
        int dot = out.lastIndexOf('.');
        return dot > out.lastIndexOf('/') + 1 ? out.substring(0, dot) + part + out.substring(dot) : out + part;
    }

    private void open(FigureRenderer.Loaded loaded) throws TaskException, IOException {
        if (figures.size() > 1) {
            throw new TaskException("figure=all: is a sheet for a file; add out=all.png, or name one figure");
        }
        SwingPainter window = new SwingPainter(loaded.titled("rubinplot " + request.figure()));
        Exception[] failure = new Exception[1];
        try {
            SwingUtilities.invokeAndWait(() -> {
                try {
                    JComponent figure = renderer.component(figures.get(0), loaded);
                    figure.setPreferredSize(onScreen(figure.getPreferredSize()));
                    window.postComponent(figure);
                } catch (TaskException | IOException e) {
                    failure[0] = e;
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InvocationTargetException e) {
            throw new TaskException("cannot open a window: " + e.getCause().getMessage(), e);
        }
        if (failure[0] instanceof TaskException task) {
            throw task;
        } else if (failure[0] instanceof IOException io) {
            throw io;
        }
    }

    private void note(String text) {
        environment.getErrorStream().println("rubinplot: " + text);
    }

    /** A size in the same proportions that leaves some of the screen free. */
    private static Dimension onScreen(Dimension wanted) {
        Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        double scale = Math.min(1, SCREEN_SHARE * Math.min(screen.getWidth() / wanted.getWidth(), screen.getHeight() / wanted.getHeight()));
        return new Dimension((int) (scale * wanted.width), (int) (scale * wanted.height));
    }
}
