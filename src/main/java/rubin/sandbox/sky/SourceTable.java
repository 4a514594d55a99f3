package rubin.sandbox.sky;

import java.util.stream.IntStream;

/** dp02_dc2_catalogs.Source: the 432 detections in turn of each primary object brighter than r = 20.5. */
final class SourceTable implements SkyTable {

    private static final double LIMIT_NJY = Band.fluxNJy(20.5);
    private static final long FIRST_ID = 410_000_000_000_000_000L;
    private static final double APERTURE_NOISE = 2.2;
    private static final double PIXEL_ARCSEC = 0.2;
    private static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

    private final ObjectSample objects;
    private final Visits visits;
    private final VisitPhotometry photometry;
    private final Dice dice;
    private final int[] bright;

    SourceTable(ObjectSample objects, Visits visits, VisitPhotometry photometry, Dice dice) {
        this.objects = objects;
        this.visits = visits;
        this.photometry = photometry;
        this.dice = dice;
        this.bright = IntStream.range(0, objects.count())
                .filter(row -> objects.primary(row) && objects.cModelFlux(Band.R.ordinal(), row) > LIMIT_NJY).toArray();
    }

    @Override
    public int rowCount() {
        return bright.length * visits.count();
    }

    @Override
    public RowIndex index(String column) {
        return column.equals("sourceId") ? Blocks.ascending(row -> FIRST_ID + row, rowCount()) : SkyTable.super.index(column);
    }

    private int object(int row) {
        return bright[row / visits.count()];
    }

    private int visit(int row) {
        return row % visits.count();
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
    public Cells cells(String column) {
        Dice own = dice.stream(column);
        return switch (column) {
            case "sourceId" -> (Cells.Longs) row -> FIRST_ID + row;
            case "coord_ra", "ra" -> (Cells.Doubles) row -> objects.ra(object(row))
                    + shift("ra", row) / Math.cos(Math.toRadians(objects.dec(object(row))));
            case "coord_dec", "decl" -> (Cells.Doubles) row -> objects.dec(object(row)) + shift("dec", row);
            case "ccdVisitId" -> (Cells.Longs) row -> CcdVisitTable.id(visits, visit(row), detector(row));
            case "visit" -> (Cells.Longs) row -> visits.id(visit(row));
            case "detector" -> (Cells.Longs) this::detector;
            case "band" -> (Cells.Texts) row -> visits.band(visit(row)).letter();
            case "physical_filter" -> (Cells.Texts) row -> visits.filter(visit(row));
            case "parentSourceId", "sky_source" -> (Cells.Longs) row -> 0;
            case "detect_isPrimary" -> (Cells.Longs) row -> 1;
            case "x" -> (Cells.Doubles) row -> pixel(row, 0);
            case "y" -> (Cells.Doubles) row -> pixel(row, 1);
            case "xErr", "yErr" -> (Cells.Doubles) this::centroidErr;
            case "psfFlux" -> (Cells.Doubles) row -> photometry.flux(object(row), visit(row));
            case "psfFluxErr" -> (Cells.Doubles) row -> photometry.err(object(row), visit(row));
            case "calibFlux", "ap12Flux" -> (Cells.Doubles) row -> photometry.flux(object(row), visit(row))
                    * (1 + 0.2 * objects.radiusArcsec(object(row)))
                    + APERTURE_NOISE * photometry.err(object(row), visit(row)) * dice.stream("aperture").gaussian(row);
            case "calibFluxErr", "ap12FluxErr" -> (Cells.Doubles) row -> APERTURE_NOISE * photometry.err(object(row), visit(row));
            case "sky" -> (Cells.Doubles) row -> 15 * own.gaussian(row);
            case "skyErr" -> (Cells.Doubles) row -> 30 * (1 + 0.1 * own.uniform(row));
            case "ixx", "iyy" -> (Cells.Doubles) this::moment;
            case "ixxPSF", "iyyPSF" -> (Cells.Doubles) this::psfMoment;
            case "ixy" -> (Cells.Doubles) row -> 0.05 * moment(row) * own.gaussian(row);
            case "ixyPSF" -> (Cells.Doubles) row -> 0.01 * psfMoment(row) * own.gaussian(row);
            case "extendedness" -> (Cells.Doubles) row -> objects.extendedness(object(row)) < 0 ? Double.NaN : objects.extendedness(object(row));
            case "ap12Flux_flag", "psfFlux_flag", "centroid_flag" -> (Cells.Longs) row -> 0;
            default -> {
                if (!column.startsWith("pixelFlags_")) {
                    throw new IllegalArgumentException("column=" + column + ": not in table Source");
                }
                yield Flags.of(dice, column);
            }
        };
    }
}
