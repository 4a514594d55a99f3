package rubin.sandbox.sky;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** dp02_dc2_catalogs.Object. */
final class ObjectTable implements SkyTable {

    private static final Pattern PER_BAND = Pattern.compile("([ugrizy])_(.+)");
    private static final double PIXEL_ARCSEC = 0.2;
    private static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));
    private static final double CALIBRATION_LIMIT_NJY = PassBand.fluxNJy(21);

    private final ObjectSample objects;
    private final ObjectPhotometry photometry;
    private final Dice dice;

    ObjectTable(ObjectSample objects, Dice dice) {
        this.objects = objects;
        this.photometry = new ObjectPhotometry(objects, dice);
        this.dice = dice;
    }

    @Override
    public int rowCount() {
        return objects.count();
    }

    @Override
    public SkyCells cells(String column) {
        Matcher m = PER_BAND.matcher(column);
        return m.matches() ? bandCells(PassBand.of(m.group(1).charAt(0)), m.group(2)) : scalarCells(column);
    }

    private static SkyCells.Longs flag(Condition condition) {
        return row -> condition.holds(row) ? 1 : 0;
    }

    private interface Condition {
        boolean holds(int row);
    }

    private SkyMap.Place place(int row) {
        return SkyMap.place(objects.ra(row), objects.dec(row));
    }

    private SkyCells scalarCells(String column) {
        return switch (column) {
            case "objectId" -> (SkyCells.Longs) objects::id;
            case "coord_ra" -> (SkyCells.Doubles) objects::ra;
            case "coord_dec" -> (SkyCells.Doubles) objects::dec;
            case "deblend_nChild" -> (SkyCells.Longs) objects::children;
            case "deblend_skipped", "shape_flag", "xy_flag" -> Flags.of(dice, column);
            case "detect_fromBlend", "detect_isDeblendedModelSource" -> flag(row -> objects.parent(row) != ObjectSample.NONE);
            case "detect_isDeblendedSource", "detect_isPrimary" -> flag(objects::primary);
            case "detect_isIsolated" -> flag(row -> objects.parent(row) == ObjectSample.NONE && objects.children(row) == 0);
            case "detect_isPatchInner" -> flag(row -> objects.kind(row) != ObjectSample.Kind.OVERLAP);
            case "detect_isTractInner" -> (SkyCells.Longs) row -> 1;
            case "merge_peak_sky", "sky_object" -> flag(row -> objects.kind(row) == ObjectSample.Kind.SKY);
            case "footprintArea" -> (SkyCells.Longs) this::footprintArea;
            case "parentObjectId" -> (SkyCells.Longs) row -> objects.parent(row) == ObjectSample.NONE ? 0 : objects.id(objects.parent(row));
            case "patch" -> (SkyCells.Longs) row -> place(row).patch();
            case "tract" -> (SkyCells.Longs) row -> place(row).tract();
            case "skymap" -> (SkyCells.Texts) row -> SkyMap.NAME;
            case "refBand" -> (SkyCells.Texts) row -> ObjectPhotometry.REFERENCE.letter();
            case "refExtendedness" -> (SkyCells.Doubles) this::refExtendedness;
            case "refFwhm" -> (SkyCells.Doubles) row -> FWHM_PER_SIGMA * PIXEL_ARCSEC * Math.sqrt(moment(ObjectPhotometry.REFERENCE, row));
            case "shape_xx", "shape_yy", "shape_xy" ->
                shape(ObjectPhotometry.REFERENCE, column.substring(column.length() - 2), true);
            case "x" -> (SkyCells.Doubles) row -> place(row).x();
            case "y" -> (SkyCells.Doubles) row -> place(row).y();
            case "xErr", "yErr" -> (SkyCells.Doubles) row -> centroidErr(ObjectPhotometry.REFERENCE, row);
            default -> throw unknown(column);
        };
    }

    private static IllegalArgumentException unknown(String column) {
        return new IllegalArgumentException("column=" + column + ": not in table Object");
    }

    private double refExtendedness(int row) {
        int e = objects.extendedness(row);
        return e == ObjectSample.NONE ? Double.NaN : e;
    }

    private long footprintArea(int row) {
        double mag = PassBand.mag(objects.cModelFlux(ObjectPhotometry.REFERENCE.ordinal(), row));
        double radiusPixels = 6 + Math.max(0, 26 - (Double.isNaN(mag) ? 27 : mag)) * 2.2 + objects.radiusArcsec(row) * 8;
        return Math.round(Math.PI * radiusPixels * radiusPixels);
    }

    private SkyCells bandCells(PassBand band, String stem) {
        ObjectPhotometry.Method method = method(stem);
        if (method != null) {
            if (stem.endsWith("FluxErr") || stem.endsWith("FluxBErr") || stem.endsWith("FluxDErr")) {
                return photometry.err(method, band);
            }
            if (stem.endsWith("flag")) {
                return photometry.flag(method, band);
            }
            SkyCells.Doubles flux = photometry.flux(method, band);
            return stem.endsWith("inner") ? (SkyCells.Doubles) row -> 0.96 * flux.at(row) : flux;
        }
        Dice own = dice.stream(stem).stream(band.ordinal());
        return switch (stem) {
            case "ra" -> (SkyCells.Doubles) row -> objects.ra(row)
                    + centroidErr(band, row) * SkyMap.PIXEL_DEG * own.gaussian(row) / Math.cos(Math.toRadians(objects.dec(row)));
            case "decl" -> (SkyCells.Doubles) row -> objects.dec(row) + centroidErr(band, row) * SkyMap.PIXEL_DEG * own.gaussian(row);
            case "centroid_x" -> (SkyCells.Doubles) row -> place(row).x() + centroidErr(band, row) * own.gaussian(row);
            case "centroid_y" -> (SkyCells.Doubles) row -> place(row).y() + centroidErr(band, row) * own.gaussian(row);
            case "centroid_xErr", "centroid_yErr" -> (SkyCells.Doubles) row -> centroidErr(band, row);
            case "extendedness" -> extendedness(band, own);
            case "extendedness_flag" -> {
                SkyCells.Doubles value = extendedness(band, dice.stream("extendedness").stream(band.ordinal()));
                yield flag(row -> Double.isNaN(value.at(row)));
            }
            case "blendedness" -> (SkyCells.Doubles) row -> objects.parent(row) == ObjectSample.NONE
                    ? 1e-4 * Math.abs(own.gaussian(row)) : 0.4 * Math.pow(own.uniform(row), 3);
            case "fwhm" -> (SkyCells.Doubles) row -> FWHM_PER_SIGMA * Math.sqrt(moment(band, row));
            case "ixx", "iyy", "ixy" -> shape(band, stem.substring(1), true);
            case "ixxPSF", "iyyPSF", "ixyPSF" -> shape(band, stem.substring(1, 3), false);
            case "kronRad" -> (SkyCells.Doubles) row -> 1.3 * FWHM_PER_SIGMA * Math.sqrt(moment(band, row)) * (1 + 0.1 * own.uniform(row));
            case "psfFlux_area" -> (SkyCells.Doubles) row -> 4 * Math.PI * psfMoment(band) * (1 + 0.02 * own.gaussian(row));
            case "inputCount" -> (SkyCells.Longs) row -> Math.max(1, Math.round(band.visits() * (1 + 0.06 * own.gaussian(row))));
            case "bdChi2" -> (SkyCells.Doubles) row -> 900 * (1 + 0.1 * own.gaussian(row));
            case "bdE1", "bdE2", "hsmShapeRegauss_e1", "hsmShapeRegauss_e2" -> (SkyCells.Doubles) row ->
                    Math.max(-0.95, Math.min(0.95, 0.28 * own.gaussian(row)));
            case "hsmShapeRegauss_sigma" -> (SkyCells.Doubles) row -> Math.min(5, 2.5 / signalToNoise(band, row));
            case "bdReB", "bdReD" -> (SkyCells.Doubles) row -> Math.pow(objects.radiusArcsec(row) / PIXEL_ARCSEC, 2) * (0.5 + own.uniform(row));
            case "calib_psf_candidate", "calib_photometry_used", "calib_astrometry_used" -> flag(row -> calibrator(band, row));
            case "calib_psf_used" -> flag(row -> calibrator(band, row) && own.chance(row, 0.8));
            case "calib_psf_reserved", "calib_photometry_reserved" -> flag(row -> calibrator(band, row) && own.chance(row, 0.2));
            default -> randomFlag(band, stem);
        };
    }

    private SkyCells randomFlag(PassBand band, String stem) {
        if (!stem.contains("flag") && !stem.contains("pixelFlags")) {
            throw unknown(band.letter() + "_" + stem);
        }
        return Flags.of(dice.stream(band.ordinal()), stem);
    }

    /** The method that a flux, its error or its general flag belongs to; null for other columns. */
    private static ObjectPhotometry.Method method(String stem) {
        return switch (stem.replaceAll("(Err|_flag|_inner)$", "")) {
            case "psfFlux" -> ObjectPhotometry.Method.PSF;
            case "cModelFlux", "cModel" -> ObjectPhotometry.Method.C_MODEL;
            case "free_psfFlux" -> ObjectPhotometry.Method.FREE_PSF;
            case "free_cModelFlux" -> ObjectPhotometry.Method.FREE_C_MODEL;
            case "ap12Flux", "calibFlux" -> ObjectPhotometry.Method.APERTURE;
            case "kronFlux" -> ObjectPhotometry.Method.KRON;
            case "gaap1p0Flux", "gaapPsfFlux" -> ObjectPhotometry.Method.GAAP;
            case "gaapOptimalFlux" -> ObjectPhotometry.Method.GAAP_OPTIMAL;
            case "bdFluxB" -> ObjectPhotometry.Method.BULGE;
            case "bdFluxD" -> ObjectPhotometry.Method.DISK;
            default -> null;
        };
    }

    /** As in the reference band, but often otherwise where the source is faint in this band, and unknown where it is not seen. */
    private SkyCells.Doubles extendedness(PassBand band, Dice own) {
        if (band == ObjectPhotometry.REFERENCE) {
            return this::refExtendedness;
        }
        return row -> {
            double sn = objects.cModelFlux(band.ordinal(), row) / objects.cModelErr(band.ordinal(), row);
            double u = own.uniform(row);
            if (sn <= 0 || u < 0.004) {
                return Double.NaN;
            }
            double reference = refExtendedness(row);
            return u > 1 - Math.min(0.4, 0.8 / sn) ? 1 - reference : reference;
        };
    }

    private boolean calibrator(PassBand band, int row) {
        return objects.extendedness(row) == 0 && objects.primary(row)
                && objects.cModelFlux(band.ordinal(), row) > CALIBRATION_LIMIT_NJY;
    }

    private double signalToNoise(PassBand band, int row) {
        return Math.max(0.5, Math.abs(objects.cModelFlux(band.ordinal(), row)) / objects.cModelErr(band.ordinal(), row));
    }

    /** In pixels. */
    private double centroidErr(PassBand band, int row) {
        return Math.min(2.5, Math.sqrt(moment(band, row)) / signalToNoise(band, row));
    }

    /** Second moment of the PSF in square pixels. */
    static double psfMoment(PassBand band) {
        return Math.pow(band.seeingArcsec() / PIXEL_ARCSEC / FWHM_PER_SIGMA, 2);
    }

    private double moment(PassBand band, int row) {
        return psfMoment(band) + Math.pow(0.7 * objects.radiusArcsec(row) / PIXEL_ARCSEC, 2);
    }

    private SkyCells.Doubles shape(PassBand band, String axes, boolean source) {
        Dice ellipticity = dice.stream("shape " + (axes.equals("xy") ? "cross" : "plus"));
        double sign = axes.equals("yy") ? -1 : 1;
        return row -> {
            double round = source ? moment(band, row) : psfMoment(band);
            double e = (source && objects.radiusArcsec(row) > 0 ? 0.2 : 0.01) * Math.max(-3, Math.min(3, ellipticity.gaussian(row)));
            return axes.equals("xy") ? round * e : round * (1 + sign * e);
        };
    }
}
