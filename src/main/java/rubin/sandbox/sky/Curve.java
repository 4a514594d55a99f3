package rubin.sandbox.sky;

/** A function given at some points and straight between them; constant beyond the ends. Immutable. */
final class Curve {

    private final double[] x;
    private final double[] y;

    private Curve(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** A curve through points x1, y1, x2, y2, ... with ascending x. */
    static Curve through(double... points) {
        double[] x = new double[points.length / 2];
        double[] y = new double[points.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = points[2 * i];
            y[i] = points[2 * i + 1];
        }
        return new Curve(x, y);
    }

    /** A curve of column {@code column} against column 0 of a table with ascending first column. */
    static Curve column(double[][] table, int column) {
        double[] x = new double[table.length];
        double[] y = new double[table.length];
        for (int i = 0; i < table.length; i++) {
            x[i] = table[i][0];
            y[i] = table[i][column];
        }
        return new Curve(x, y);
    }

    /** The quantile function of a histogram: relative counts between ascending edges (one more edge than counts). */
    static Curve quantiles(double[] edges, double[] counts) {
        double[] cumulative = new double[edges.length];
        for (int i = 0; i < counts.length; i++) {
            cumulative[i + 1] = cumulative[i] + counts[i];
        }
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] /= cumulative[counts.length];
        }
        return new Curve(cumulative, edges.clone());
    }

    /** The value at a point. */
    double at(double point) {
        int i = 1;
        while (i < x.length - 1 && x[i] < point) {
            i++;
        }
        double share = Math.max(0, Math.min(1, (point - x[i - 1]) / (x[i] - x[i - 1])));
        return y[i - 1] + share * (y[i] - y[i - 1]);
    }
}
