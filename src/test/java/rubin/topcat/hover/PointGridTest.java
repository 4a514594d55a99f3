package rubin.topcat.hover;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointGridTest {

    private static final Rectangle BOX = new Rectangle(40, 20, 301, 157);

    @Test
    void theNearestPointIsTheOneThatASearchThroughAllFinds() {
        Random random = new Random(3);
        int count = 2_000;
        double[][] places = new double[count][];
        PointGrid.Builder builder = new PointGrid.Builder(BOX);
        builder.startCloud();
        for (int i = 0; i < count; i++) {
            places[i] = new double[] {(float) (BOX.x + random.nextDouble() * BOX.width), (float) (BOX.y + random.nextDouble() * BOX.height)};
            builder.add(i, places[i][0], places[i][1]);
        }
        PointGrid grid = builder.build();

        for (int trial = 0; trial < 2_000; trial++) {
            Point place = new Point(BOX.x + random.nextInt(BOX.width), BOX.y + random.nextInt(BOX.height));
            double nearest = Double.POSITIVE_INFINITY;
            int expected = -1;
            for (int i = 0; i < count; i++) {
                double distance = Math.hypot(places[i][0] - place.x, places[i][1] - place.y);
                if (distance < 6 && distance < nearest) {
                    nearest = distance;
                    expected = i;
                }
            }
            int found = grid.nearest(place, 6);
            assertThat(found < 0 ? -1 : grid.row(found)).isEqualTo(expected);
        }
    }

    @Test
    void pointsOutsideTheBoxAreLeftOut() {
        PointGrid.Builder builder = new PointGrid.Builder(BOX);
        builder.startCloud();
        builder.add(1, BOX.x - 1, BOX.y);
        builder.add(2, BOX.x + BOX.width, BOX.y);
        builder.add(3, BOX.x, BOX.y + BOX.height);
        builder.add(4, Double.NaN, BOX.y);
        builder.add(5, BOX.x, BOX.y);

        assertThat(builder.build().size()).isEqualTo(1);
    }

    @Test
    void aRowIsFoundInTheCloudThatHasIt() {
        PointGrid.Builder builder = new PointGrid.Builder(BOX);
        builder.startCloud();
        builder.add(3, 50, 50);
        builder.add(9, 60, 60);
        builder.startCloud();
        builder.add(5, 70, 70);
        PointGrid grid = builder.build();

        assertThat(grid.clouds()).isEqualTo(2);
        assertThat(grid.find(0, 5)).isNegative();
        assertThat(grid.x(grid.find(1, 5))).isEqualTo(70);
        assertThat(grid.y(grid.find(0, 9))).isEqualTo(60);
    }

    @Test
    void anEmptyPlotHasNoPoints() {
        PointGrid grid = new PointGrid.Builder(BOX).build();

        assertThat(grid.nearest(new Point(50, 50), 6)).isNegative();
    }
}
