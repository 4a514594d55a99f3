package rubin.sandbox.sky;

/** dp02_dc2_catalogs.ForcedSourceOnDiaObject: each transient's 432 visits in turn. */
final class ForcedSourceOnDiaObjectTable implements SkyTable {

    private static final long FIRST_ID = 810_000_000_000_000_000L;

    private final Transients transients;
    private final SkyTable diaObjects;
    private final Visits visits;
    private final Dice dice;
    private final int perObject;

    ForcedSourceOnDiaObjectTable(Transients transients, SkyTable diaObjects, Visits visits, Dice dice) {
        this.transients = transients;
        this.diaObjects = diaObjects;
        this.visits = visits;
        this.dice = dice;
        this.perObject = visits.count();
    }

    @Override
    public int rowCount() {
        return transients.count() * perObject;
    }

    @Override
    public RowIndex index(String column) {
        return switch (column) {
            case "forcedSourceOnDiaObjectId" -> RepeatedRows.ascending(row -> FIRST_ID + row, rowCount());
            case "diaObjectId" -> RepeatedRows.index(diaObjects.index("diaObjectId"), perObject);
            default -> SkyTable.super.index(column);
        };
    }

    private int source(int row) {
        return row / perObject;
    }

    private int visit(int row) {
        return row % perObject;
    }

    private Position place(int row) {
        return transients.place(source(row));
    }

    private SkyMap.Place inMap(int row) {
        return SkyMap.place(place(row).ra(), place(row).dec());
    }

    private long ccdVisitId(int row) {
        Position p = place(row);
        return CcdVisitTable.id(visits, visit(row), Camera.detector(visits.pointing(visit(row)), p.ra(), p.dec()));
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "forcedSourceOnDiaObjectId" -> (SkyCells.Longs) row -> FIRST_ID + row;
            case "diaObjectId" -> RepeatedRows.cells(diaObjects.cells(column), perObject);
            case "coord_ra" -> (SkyCells.Doubles) row -> place(row).ra();
            case "coord_dec" -> (SkyCells.Doubles) row -> place(row).dec();
            case "band" -> (SkyCells.Texts) row -> visits.band(visit(row)).letter();
            case "ccdVisitId" -> (SkyCells.Longs) this::ccdVisitId;
            case "skymap" -> (SkyCells.Texts) row -> SkyMap.NAME;
            case "tract" -> (SkyCells.Longs) row -> inMap(row).tract();
            case "patch" -> (SkyCells.Longs) row -> inMap(row).patch();
            case "psfFlux" -> (SkyCells.Doubles) row -> transients.totalFlux(source(row), visit(row));
            case "psfFluxErr" -> (SkyCells.Doubles) row -> transients.diffErr(source(row), visit(row)) / 1.06;
            case "psfDiffFlux" -> (SkyCells.Doubles) row -> transients.diffFlux(source(row), visit(row));
            case "psfDiffFluxErr" -> (SkyCells.Doubles) row -> transients.diffErr(source(row), visit(row));
            case "parentObjectId", "psfFlux_flag", "psfDiffFlux_flag" -> (SkyCells.Longs) row -> 0;
            default -> {
                if (!column.startsWith("pixelFlags_")) {
                    throw new IllegalArgumentException("column=" + column + ": not in table ForcedSourceOnDiaObject");
                }
                yield Flags.of(dice, column);
            }
        };
    }
}
