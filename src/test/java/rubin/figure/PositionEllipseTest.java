package rubin.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionEllipseTest {

    /** A two-dimensional normal distribution holds 68 % within sqrt(-2 ln 0.32) = 1.50959 standard deviations. */
    private static final double RADIUS_68 = 1.50959;

    @Test
    void theEllipseOfANormalDistributionHasItsKnownAxes() {
        Random random = new Random(7);
        double[] x = new double[40_000];
        double[] y = new double[40_000];
        for (int i = 0; i < x.length; i++) {
            double along = 2 * random.nextGaussian();
            double across = random.nextGaussian();
            x[i] = 5 + (along - across) / Math.sqrt(2);
            y[i] = -1 + (along + across) / Math.sqrt(2);
        }
        x[0] = 1e6;
        y[1] = Double.NaN;

        PositionEllipse spread = PositionEllipse.of(x, y, 0.68);

        assertThat(spread.x()).isCloseTo(5, within(0.03));
        assertThat(spread.y()).isCloseTo(-1, within(0.03));
        assertThat(Math.hypot(spread.ax(), spread.ay())).isCloseTo(2 * RADIUS_68, within(0.05));
        assertThat(Math.hypot(spread.bx(), spread.by())).isCloseTo(RADIUS_68, within(0.03));
        assertThat(spread.ay() / spread.ax()).as("the long axis lies at 45 degrees").isCloseTo(1, within(0.03));
    }

    @Test
    void tooFewPointsHaveNoSpread() {
        assertThat(PositionEllipse.of(new double[] {1, 2}, new double[] {1, 2}, 0.68).isDefined()).isFalse();
        assertThat(PositionEllipse.of(new double[20], new double[20], 0.68).isDefined()).as("all in one place").isFalse();
    }
}
