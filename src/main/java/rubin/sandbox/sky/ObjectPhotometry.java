package rubin.sandbox.sky;

/** The many fluxes of an object, all derived from its composite-model flux, its size and whether it looks extended. */
final class ObjectPhotometry {

    /** A way to measure a flux. */
    enum Method {
        PSF(0.95, 0.002), C_MODEL(1, 0.008), FREE_PSF(1, 0.006), FREE_C_MODEL(1.1, 0.012), APERTURE(2.2, 0.004), KRON(1.6, 0.025),
        GAAP(0.85, 0.012), GAAP_OPTIMAL(1.05, 0.012), BULGE(1.3, 0.02), DISK(1.3, 0.02);

        private final double noise;
        private final double failures;

        Method(double noise, double failures) {
            this.noise = noise;
            this.failures = failures;
        }
    }

    /** A source is called point-like where its PSF flux reaches this share of the composite-model flux. */
    static final double POINT_LIKE_RATIO = 0.985;

    /** The band whose measurement decides on extendedness. */
    static final PassBand REFERENCE = PassBand.I;

    private static final double NO_DATA = 0.003;
    private static final double NO_BULGE = 0.45;

    private final ObjectSample objects;
    private final Dice dice;

    ObjectPhotometry(ObjectSample objects, Dice dice) {
        this.objects = objects;
        this.dice = dice;
    }

    /** Flux in nJy; NaN where the measurement failed. */
    SkyCells.Doubles flux(Method method, PassBand band) {
        int b = band.ordinal();
        Dice own = dice.stream(method.name()).stream(b);
        Dice failure = failures(method, band);
        double extraNoise = method == Method.C_MODEL || method == Method.PSF && band == REFERENCE ? 0
                : Math.max(0.15, Math.sqrt(Math.max(0, method.noise * method.noise - 1)));
        return row -> {
            double[] published = objects.publishedPsfFlux(row);
            if (published != null) {
                return method == Method.PSF || method == Method.FREE_PSF ? published[b] : published[b] * (1 + 1e-3 * own.gaussian(row));
            }
            if (failed(failure, method, row)) {
                return Double.NaN;
            }
            double base = objects.cModelFlux(b, row);
            return extraNoise == 0 ? base * ratio(method, row)
                    : base * ratio(method, row) + extraNoise * objects.cModelErr(b, row) * own.gaussian(row);
        };
    }

    /** Standard error of the flux, in nJy. */
    SkyCells.Doubles err(Method method, PassBand band) {
        Dice failure = failures(method, band);
        return row -> failed(failure, method, row) ? Double.NaN : method.noise * objects.cModelErr(band.ordinal(), row);
    }

    /** 1 where the measurement failed. */
    SkyCells.Longs flag(Method method, PassBand band) {
        Dice failure = failures(method, band);
        return row -> failed(failure, method, row) ? 1 : 0;
    }

    private Dice failures(Method method, PassBand band) {
        return dice.stream("failures").stream(method.ordinal() * PassBand.ALL.length + band.ordinal());
    }

    private boolean failed(Dice failure, Method method, int row) {
        return objects.publishedPsfFlux(row) == null && failure.chance(row, method.failures + NO_DATA);
    }

    private double ratio(Method method, int row) {
        double compact = 1 / (1 + Math.pow(objects.radiusArcsec(row) / 0.55, 1.3));
        return switch (method) {
            case PSF, FREE_PSF -> psfRatio(row);
            case C_MODEL, FREE_C_MODEL -> 1;
            case APERTURE, KRON -> 1 - 0.06 * (1 - compact);
            case GAAP -> 0.35 + 0.5 * compact;
            case GAAP_OPTIMAL -> 0.6 + 0.38 * compact;
            case BULGE -> bulge(row);
            case DISK -> 1 - bulge(row);
        };
    }

    private double bulge(int row) {
        double u = dice.stream("bulge").uniform(row);
        return u < NO_BULGE ? 0 : (u - NO_BULGE) / (1 - NO_BULGE);
    }

    /** PSF flux over composite-model flux, on the side of 0.985 that the extendedness says. */
    private double psfRatio(int row) {
        Dice own = dice.stream("psf ratio");
        if (objects.extendedness(row) == 0) {
            return Math.max(POINT_LIKE_RATIO + 1e-4, 0.998 + 0.004 * own.gaussian(row));
        }
        double compact = 1 / (1 + Math.pow(objects.radiusArcsec(row) / 0.55, 1.3));
        return Math.min(POINT_LIKE_RATIO - 1e-4 - 0.02 * own.uniform(row), compact * (1 + 0.03 * own.gaussian(row)));
    }
}
