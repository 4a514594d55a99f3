package rubin.sandbox.sky;

/** dp02_dc2_catalogs.ForcedSource: each object's 432 visits in turn. */
final class ForcedSourceTable implements SkyTable {

    private static final double FAILED = 0.002;
    private static final long FIRST_ID = 730_000_000_000_000_000L;

    private final ObjectSample objects;
    private final SkyTable objectTable;
    private final Visits visits;
    private final VisitPhotometry photometry;
    private final Dice dice;
    private final int perObject;
    private final TangentPlane[] pointing;

    ForcedSourceTable(ObjectSample objects, SkyTable objectTable, Visits visits, VisitPhotometry photometry, Dice dice) {
        this.objects = objects;
        this.objectTable = objectTable;
        this.visits = visits;
        this.photometry = photometry;
        this.dice = dice;
        this.perObject = visits.count();
        this.pointing = new TangentPlane[perObject];
        for (int v = 0; v < perObject; v++) {
            pointing[v] = visits.pointing(v);
        }
    }

    @Override
    public int rowCount() {
        return Math.multiplyExact(objects.count(), perObject);
    }

    @Override
    public RowIndex index(String column) {
        return switch (column) {
            case "forcedSourceId" -> RepeatedRows.ascending(row -> FIRST_ID + row, rowCount());
            case "objectId" -> RepeatedRows.index(objectTable.index("objectId"), perObject);
            default -> SkyTable.super.index(column);
        };
    }

    private int object(int row) {
        return row / perObject;
    }

    private int visit(int row) {
        return row % perObject;
    }

    private int detector(int row) {
        int object = object(row);
        return Camera.detector(pointing[visit(row)], objects.ra(object), objects.dec(object));
    }

    private boolean failed(int row) {
        int object = object(row);
        return objects.publishedPsfFlux(object) == null && dice.stream("failed").chance(row, FAILED);
    }

    private SkyCells.Doubles measured(Measurement measurement) {
        return row -> failed(row) ? Double.NaN : measurement.of(object(row), visit(row));
    }

    private interface Measurement {
        double of(int object, int visit);
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "forcedSourceId" -> (SkyCells.Longs) row -> FIRST_ID + row;
            case "band" -> (SkyCells.Texts) row -> visits.band(visit(row)).letter();
            case "ccdVisitId" -> (SkyCells.Longs) row -> CcdVisitTable.id(visits, visit(row), detector(row));
            case "psfFlux" -> measured(photometry::flux);
            case "psfFluxErr" -> measured(photometry::err);
            case "psfDiffFlux" -> measured(photometry::diffFlux);
            case "psfDiffFluxErr" -> measured(photometry::diffErr);
            case "psfFlux_flag", "psfDiffFlux_flag" -> (SkyCells.Longs) row -> failed(row) ? 1 : 0;
            case "objectId", "parentObjectId", "coord_ra", "coord_dec", "skymap", "tract", "patch", "detect_isPatchInner",
                "detect_isPrimary", "detect_isTractInner" -> RepeatedRows.cells(objectTable.cells(column), perObject);
            default -> calibration(column);
        };
    }

    private SkyCells calibration(String column) {
        Dice own = dice.stream(column);
        return switch (column) {
            case "localBackground_instFlux" -> (SkyCells.Doubles) row -> 8 * own.gaussian(row);
            case "localBackground_instFluxErr" -> (SkyCells.Doubles) row -> 20 * (1 + 0.1 * own.uniform(row));
            case "localPhotoCalib" -> (SkyCells.Doubles) row -> 0.7 + 0.02 * own.gaussian(visit(row));
            case "localPhotoCalibErr" -> (SkyCells.Doubles) row -> 0.001 + 1e-4 * own.uniform(visit(row));
            case "localWcs_CDMatrix_1_1", "localWcs_CDMatrix_2_2" -> (SkyCells.Doubles) row ->
                    Math.toRadians(SkyMap.PIXEL_DEG) * Math.cos(Math.toRadians(pointing[visit(row)].rotation()));
            case "localWcs_CDMatrix_1_2" -> (SkyCells.Doubles) row ->
                    -Math.toRadians(SkyMap.PIXEL_DEG) * Math.sin(Math.toRadians(pointing[visit(row)].rotation()));
            case "localWcs_CDMatrix_2_1" -> (SkyCells.Doubles) row ->
                    Math.toRadians(SkyMap.PIXEL_DEG) * Math.sin(Math.toRadians(pointing[visit(row)].rotation()));
            case "localPhotoCalib_flag", "localWcs_flag" -> (SkyCells.Longs) row -> 0;
            default -> {
                if (!column.startsWith("pixelFlags_")) {
                    throw new IllegalArgumentException("column=" + column + ": not in table ForcedSource");
                }
                yield Flags.of(dice, column);
            }
        };
    }
}
