package rubin.sandbox.sky;

/**
 * Composite-model fluxes of the objects: true flux, lost light, outliers, neighbours' light, noise. Immutable once made.
 */
final class ObjectFluxes {

    private static final double OUTLIERS = 0.05;
    /** A fit that finds as good as nothing says zero. */
    private static final double ZEROED = 0.005;

    private final TruthModel truth;
    private final ObjectSample objects;
    private final Dice dice;
    private final float[][] flux;

    ObjectFluxes(TruthModel truth, ObjectSample objects, Dice dice) {
        this.truth = truth;
        this.objects = objects;
        this.dice = dice;
        this.flux = new float[PassBand.ALL.length][objects.count()];
        measure();
    }

    /** Flux in nJy. */
    double flux(int band, int row) {
        return flux[band][row];
    }

    /** By how much the light of an extended source suffers more noise than that of a point. */
    static double spread(double radius) {
        return Math.sqrt(1 + radius * radius / 0.36);
    }

    private void measure() {
        int n = objects.count();
        float[][] bare = new float[PassBand.ALL.length][n];
        GalaxyModel faint = new GalaxyModel(dice.stream("false colours"));
        double[] mags = new double[PassBand.ALL.length];
        for (int row = 0; row < n; row++) {
            if (objects.truthRow(row) == ObjectSample.NONE && objects.kind(row) == ObjectSample.Kind.UNMATCHED) {
                faint.draw(row, mags);
                double shift = 24.6 + 2.2 * Math.sqrt(dice.stream("false mag").uniform(row)) - mags[PassBand.I.ordinal()];
                for (int b = 0; b < mags.length; b++) {
                    bare[b][row] = (float) PassBand.fluxNJy(mags[b] + shift);
                }
            } else if (objects.truthRow(row) != ObjectSample.NONE) {
                for (int b = 0; b < mags.length; b++) {
                    bare[b][row] = (float) truth.flux(b, objects.truthRow(row));
                }
            }
        }
        float[][] family = new float[PassBand.ALL.length][n];
        for (int row = 0; row < n; row++) {
            for (int b = 0; objects.parent(row) != ObjectSample.NONE && b < mags.length; b++) {
                family[b][objects.parent(row)] += bare[b][row];
            }
        }
        for (int b = 0; b < mags.length; b++) {
            Dice noise = dice.stream("cModel noise").stream(b);
            for (int row = 0; row < n; row++) {
                boolean parentRow = objects.kind(row) == ObjectSample.Kind.PARENT;
                boolean copy = objects.kind(row) == ObjectSample.Kind.OVERLAP;
                int of = copy ? objects.original(row) : row;
                double others = objects.parent(of) == ObjectSample.NONE ? 0 : family[b][objects.parent(of)] - bare[b][of];
                double signal = parentRow ? family[b][row] : bare[b][of] * gain(of) + leak(of) * others;
                double error = err(PassBand.ALL[b], row, signal);
                double measured = signal + error * noise.gaussian(of) * (copy ? 1.02 : 1);
                flux[b][row] = Math.abs(measured) < ZEROED * error ? 0 : (float) measured;
            }
        }
    }

    private double gain(int row) {
        Dice own = dice.stream("gain");
        boolean point = objects.radiusArcsec(row) == 0;
        double lost = point ? 0.004 * own.gaussian(row) : 0.02 + 0.05 * own.gaussian(row);
        boolean outlier = !point && own.chance(row + (1L << 40), OUTLIERS);
        return Math.pow(10, -0.4 * (outlier ? lost + 0.6 * own.gaussian(row + (1L << 41)) : lost));
    }

    /** Share of its family's other light that an object is credited with. */
    private double leak(int row) {
        double u = dice.stream("leak").uniform(row);
        return 0.12 * u * u * u;
    }

    /** Standard error in nJy of a flux. */
    double err(PassBand band, int row, double signal) {
        double depth = 1 + 0.06 * dice.stream("depth").stream(band.ordinal()).gaussian(row);
        return Math.hypot(band.coaddErrNJy() * Math.max(0.8, depth) * spread(objects.radiusArcsec(row)), PassBand.RELATIVE_ERROR_FLOOR * signal);
    }
}
