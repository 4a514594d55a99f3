package rubin.figure;

import java.util.Arrays;
import rubin.catalog.Quantiles;

/**
 * The median of two-dimensional positions and the ellipse about it that holds a fraction of them. The ellipse has the shape of the
 * covariance of the middle of the data (within 3 robust standard deviations, 1.4826 MAD, of the median in both coordinates), so
 * that a few wild matches do not shape it, and the size that makes it hold the fraction of all.
 *
 * @param x median of the first coordinate, as the other lengths in its unit
 * @param y median of the second coordinate
 * @param ax first coordinate of one semi-axis's end, from the median
 * @param ay second coordinate of it
 * @param bx first coordinate of the other's end
 * @param by second coordinate of it
 */
public record PositionEllipse(double x, double y, double ax, double ay, double bx, double by) {

    private static final double MAD_TO_SIGMA = 1.4826;
    private static final int FEWEST = 10;

    /**
     * Measures positions; pairs with a value that is not finite do not count.
     *
     * @return all NaN if there are fewer than ten pairs or they do not spread
     */
    public static PositionEllipse of(double[] xs, double[] ys, double fraction) {
        double[][] finite = finitePairs(xs, ys);
        double[] x = finite[0];
        double[] y = finite[1];
        if (x.length < FEWEST) {
            return new PositionEllipse(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mx = Quantiles.median(x);
        double my = Quantiles.median(y);
        double rx = 3 * MAD_TO_SIGMA * Quantiles.median(distances(x, mx));
        double ry = 3 * MAD_TO_SIGMA * Quantiles.median(distances(y, my));
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - mx;
            double dy = y[i] - my;
            if (Math.abs(dx) <= rx && Math.abs(dy) <= ry) {
                xx += dx * dx;
                xy += dx * dy;
                yy += dy * dy;
            }
        }
        double determinant = xx * yy - xy * xy;
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - mx;
            double dy = y[i] - my;
            squares[i] = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
        }
        double scale = Math.sqrt(Quantiles.covering(squares, fraction));
        double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
        double mean = (xx + yy) / 2;
        double half = Math.hypot((xx - yy) / 2, xy);
        double a = scale * Math.sqrt(mean + half);
        double b = scale * Math.sqrt(Math.max(0, mean - half));
        return new PositionEllipse(mx, my, a * Math.cos(angle), a * Math.sin(angle), -b * Math.sin(angle), b * Math.cos(angle));
    }

    public boolean isDefined() {
        return Double.isFinite(ax) && Double.isFinite(bx);
    }

    private static double[] distances(double[] values, double from) {
        return Arrays.stream(values).map(value -> Math.abs(value - from)).toArray();
    }

    private static double[][] finitePairs(double[] xs, double[] ys) {
        double[] x = new double[xs.length];
        double[] y = new double[xs.length];
        int count = 0;
        for (int i = 0; i < xs.length; i++) {
            if (Double.isFinite(xs[i]) && Double.isFinite(ys[i])) {
                x[count] = xs[i];
                y[count++] = ys[i];
            }
        }
        return new double[][] {Arrays.copyOf(x, count), Arrays.copyOf(y, count)};
    }
}
