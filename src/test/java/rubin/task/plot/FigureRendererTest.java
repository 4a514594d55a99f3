package rubin.task.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JComponent;
import org.junit.jupiter.api.Test;
import rubin.catalog.FluxColumns;
import rubin.figure.ColumnBinder;
import rubin.figure.Figure;
import rubin.figure.FigureOptions;
import rubin.figure.Figures;
import rubin.figure.Layer;
import rubin.figure.MissingColumnsException;
import rubin.figure.Panel;
import rubin.figure.SyntheticTruth;
import rubin.figure.draw.FigureData;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.RowSplittable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.table.WrapperRowSequence;
import uk.ac.starlink.table.WrapperStarTable;
import uk.ac.starlink.ttools.task.MapEnvironment;

class FigureRendererTest {

    private static final FigureRenderer.Whole USUAL = FigureRenderer.Whole.USUAL;

    private static List<Figure> figures(StarTable table, String... names) throws MissingColumnsException {
        ColumnBinder columns = new ColumnBinder(FluxColumns.of(table), "cModel", Optional.empty());
        List<Figure> figures = new ArrayList<>();
        for (String name : names) {
            figures.add(Figures.build(name, columns, FigureOptions.DEFAULT));
        }
        return figures;
    }

    @Test
    void aLiveFigureShowsEveryPanel() throws Exception {
        StarTable table = SyntheticTruth.table(2000, 5);
        List<Figure> figures = figures(table, "linked");
        FigureRenderer renderer = new FigureRenderer(new MapEnvironment(), Set.of(), USUAL);

        JComponent component = renderer.component(figures.get(0), renderer.load(table, figures));
        component.setSize(1200, 400);
        layOut(component);
        BufferedImage image = new BufferedImage(1200, 400, BufferedImage.TYPE_INT_RGB);
        component.paint(image.createGraphics());

        assertThat(component.getComponentCount()).isEqualTo(3);
        for (int panel = 0; panel < 3; panel++) {
            assertThat(starPixels(image.getSubimage(panel * 400, 0, 400, 400))).as("stars in panel " + panel).isGreaterThan(30);
        }
    }

    private static void layOut(Container container) {
        container.doLayout();
        for (Component child : container.getComponents()) {
            if (child instanceof Container inner) {
                layOut(inner);
            }
        }
    }

    private static int starPixels(BufferedImage image) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == 0x8b0000 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theTableIsReadOnceForAllFigures() throws Exception {
        AtomicInteger rows = new AtomicInteger();
        StarTable table = new WrapperStarTable(SyntheticTruth.table(400, 5)) {
            @Override
            public boolean isRandom() {
                return false;
            }

            @Override
            public RowSequence getRowSequence() throws IOException {
                return new WrapperRowSequence(super.getRowSequence()) {
                    @Override
                    public boolean next() throws IOException {
                        boolean more = super.next();
                        rows.addAndGet(more ? 1 : 0);
                        return more;
                    }
                };
            }

            @Override
            public RowSplittable getRowSplittable() throws IOException {
                return Tables.getDefaultRowSplittable(this);
            }
        };
        List<Figure> figures = figures(table, "linked", "cmd", "offsets", "fluxflux");
        FigureRenderer renderer = new FigureRenderer(new MapEnvironment(), Set.of(), USUAL);

        var sheet = renderer.contactSheet(figures, renderer.load(table, figures));
        BufferedImage image = new BufferedImage(sheet.getIconWidth(), sheet.getIconHeight(), BufferedImage.TYPE_INT_RGB);
        sheet.paintIcon(null, image.createGraphics(), 0, 0);

        assertThat(rows).hasValue(400);
        assertThat(starPixels(image)).isPositive();
    }

    @Test
    void aTableThatDoesNotFitIsThinnedInMemoryOnly() throws Exception {
        StarTable table = SyntheticTruth.table(4000, 5);
        List<Figure> figures = figures(table, "cmd");
        List<Panel> panels = figures.get(0).panels();

        FigureData whole = FigureData.read(table, panels, Long.MAX_VALUE);
        FigureData thinned = FigureData.read(table, panels, 50_000);

        assertThat(whole.isComplete()).isTrue();
        assertThat(thinned.isComplete()).isFalse();
        assertThat(thinned.rowCount()).isEqualTo(4000);
        Layer.OfRows galaxies = panels.get(0).rowLayers().get(0);
        assertThat((double) thinned.pointCount(galaxies) / whole.pointCount(galaxies)).isBetween(0.9, 1.1);
        FigureRenderer renderer = new FigureRenderer(new MapEnvironment(), Set.of(), USUAL);
        var icon = renderer.icon(figures.get(0), new FigureRenderer.Loaded(table, thinned));
        BufferedImage image = new BufferedImage(icon.getIconWidth(), icon.getIconHeight(), BufferedImage.TYPE_INT_RGB);
        icon.paintIcon(null, image.createGraphics(), 0, 0);
        assertThat(starPixels(image)).as("drawn from the table itself").isGreaterThan(500);
    }
}
