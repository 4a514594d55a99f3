package rubin.sandbox.sky;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * dp02_dc2_catalogs.Source: the 432 detections in turn of each primary object brighter than r = 20.5, then those of the
 * fainter ones on the two sharpest visits of each band, where they reach five times their error.
 */
final class SourceTable implements SkyTable {

    private static final double LIMIT_NJY = PassBand.fluxNJy(20.5);
    private static final double FAINT_LIMIT_NJY = PassBand.fluxNJy(24.5);
    private static final int SHARPEST = 2;
    private static final double DETECTION = 5;
    private static final long FIRST_ID = 410_000_000_000_000_000L;
    private static final double APERTURE_NOISE = 2.2;
    private static final double PIXEL_ARCSEC = 0.2;
    private static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

    private final ObjectSample objects;
    private final Visits visits;
    private final VisitPhotometry photometry;
    private final Dice dice;
    private final int[] bright;
    /** Object and visit of each row after those of the bright objects. */
    private final int[] faint;
    private final int[] faintVisit;

    SourceTable(ObjectSample objects, Visits visits, VisitPhotometry photometry, Dice dice) {
        this.objects = objects;
        this.visits = visits;
        this.photometry = photometry;
        this.dice = dice;
        this.bright = IntStream.range(0, objects.count())
                .filter(row -> objects.primary(row) && objects.cModelFlux(PassBand.R.ordinal(), row) > LIMIT_NJY).toArray();
        int[] sharp = Arrays.stream(PassBand.ALL).flatMapToInt(b -> IntStream.range(0, visits.count()).filter(v -> visits.band(v) == b).boxed()
                .sorted(Comparator.comparingDouble(visits::seeingArcsec)).limit(SHARPEST).mapToInt(v -> v)).toArray();
        long[] seen = IntStream.range(0, objects.count()).filter(row -> objects.primary(row)
                && objects.cModelFlux(PassBand.R.ordinal(), row) > FAINT_LIMIT_NJY && objects.cModelFlux(PassBand.R.ordinal(), row) <= LIMIT_NJY)
                .boxed().flatMapToLong(row -> Arrays.stream(sharp)
                        .filter(v -> photometry.flux(row, v) > DETECTION * photometry.err(row, v)).mapToLong(v -> (long) row << Integer.SIZE | v)).toArray();
        faint = Arrays.stream(seen).mapToInt(s -> (int) (s >> Integer.SIZE)).toArray();
        faintVisit = Arrays.stream(seen).mapToInt(s -> (int) s).toArray();
    }

    @Override
    public int rowCount() {
        return bright.length * visits.count() + faint.length;
    }

    @Override
    public RowIndex index(String column) {
        return column.equals("sourceId") ? RepeatedRows.ascending(row -> FIRST_ID + row, rowCount()) : SkyTable.super.index(column);
    }

    private int object(int row) {
        int afterBright = row - bright.length * visits.count();
        return afterBright < 0 ? bright[row / visits.count()] : faint[afterBright];
    }

    private int visit(int row) {
        int afterBright = row - bright.length * visits.count();
        return afterBright < 0 ? row % visits.count() : faintVisit[afterBright];
    }

    private int detector(int row) {
        return Camera.detector(visits.pointing(visit(row)), objects.ra(object(row)), objects.dec(object(row)));
    }

    private double pixel(int row, int axis) {
        return Camera.pixel(visits.pointing(visit(row)), detector(row), objects.ra(object(row)), objects.dec(object(row)))[axis];
    }

    private double psfMoment(int row) {
        return Math.pow(visits.seeingArcsec(visit(row)) / FWHM_PER_SIGMA / PIXEL_ARCSEC, 2);
    }

    private double moment(int row) {
        return psfMoment(row) + Math.pow(0.7 * objects.radiusArcsec(object(row)) / PIXEL_ARCSEC, 2);
    }

    private double centroidErr(int row) {
        return Math.sqrt(moment(row)) * photometry.err(object(row), visit(row)) / photometry.mean(object(row), visit(row));
    }

    private double shift(String axis, int row) {
        return dice.stream(axis).gaussian(row) * centroidErr(row) * SkyMap.PIXEL_DEG;
    }

    @Override
    public SkyCells cells(String column) {
        Dice own = dice.stream(column);
        return switch (column) {
            case "sourceId" -> (SkyCells.Longs) row -> FIRST_ID + row;
            case "coord_ra", "ra" -> (SkyCells.Doubles) row -> objects.ra(object(row))
                    + shift("ra", row) / Math.cos(Math.toRadians(objects.dec(object(row))));
            case "coord_dec", "decl" -> (SkyCells.Doubles) row -> objects.dec(object(row)) + shift("dec", row);
            case "ccdVisitId" -> (SkyCells.Longs) row -> CcdVisitTable.id(visits, visit(row), detector(row));
            case "visit" -> (SkyCells.Longs) row -> visits.id(visit(row));
            case "detector" -> (SkyCells.Longs) this::detector;
            case "band" -> (SkyCells.Texts) row -> visits.band(visit(row)).letter();
            case "physical_filter" -> (SkyCells.Texts) row -> visits.filter(visit(row));
            case "parentSourceId", "sky_source" -> (SkyCells.Longs) row -> 0;
            case "detect_isPrimary" -> (SkyCells.Longs) row -> 1;
            case "x" -> (SkyCells.Doubles) row -> pixel(row, 0);
            case "y" -> (SkyCells.Doubles) row -> pixel(row, 1);
            case "xErr", "yErr" -> (SkyCells.Doubles) this::centroidErr;
            case "psfFlux" -> (SkyCells.Doubles) row -> photometry.flux(object(row), visit(row));
            case "psfFluxErr" -> (SkyCells.Doubles) row -> photometry.err(object(row), visit(row));
            case "calibFlux", "ap12Flux" -> (SkyCells.Doubles) row -> photometry.flux(object(row), visit(row))
                    * (1 + 0.2 * objects.radiusArcsec(object(row)))
                    + APERTURE_NOISE * photometry.err(object(row), visit(row)) * dice.stream("aperture").gaussian(row);
            case "calibFluxErr", "ap12FluxErr" -> (SkyCells.Doubles) row -> APERTURE_NOISE * photometry.err(object(row), visit(row));
            case "sky" -> (SkyCells.Doubles) row -> 15 * own.gaussian(row);
            case "skyErr" -> (SkyCells.Doubles) row -> 30 * (1 + 0.1 * own.uniform(row));
            case "ixx", "iyy" -> (SkyCells.Doubles) this::moment;
            case "ixxPSF", "iyyPSF" -> (SkyCells.Doubles) this::psfMoment;
            case "ixy" -> (SkyCells.Doubles) row -> 0.05 * moment(row) * own.gaussian(row);
            case "ixyPSF" -> (SkyCells.Doubles) row -> 0.01 * psfMoment(row) * own.gaussian(row);
            case "extendedness" -> (SkyCells.Doubles) row -> objects.extendedness(object(row)) < 0 ? Double.NaN : objects.extendedness(object(row));
            case "ap12Flux_flag", "psfFlux_flag", "centroid_flag" -> (SkyCells.Longs) row -> 0;
            default -> {
                if (!column.startsWith("pixelFlags_")) {
                    throw new IllegalArgumentException("column=" + column + ": not in table Source");
                }
                yield Flags.of(dice, column);
            }
        };
    }
}
