package rubin.sandbox.sky;

/** dp02_dc2_catalogs.CcdVisit: each visit's 189 detectors in turn. */
final class CcdVisitTable implements SkyTable {

    private static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));
    private static final double PIXEL_ARCSEC = 0.2;
    private static final int IDS_PER_VISIT = 1000;
    private static final double[] ZERO_POINT = {30.4, 32.0, 31.9, 31.6, 31.2, 30.2};
    private static final double[] SKY_ADU = {65, 420, 810, 1170, 1560, 1620};

    private final Visits visits;
    private final SkyTable visitTable;
    private final Dice dice;

    CcdVisitTable(Visits visits, Dice dice) {
        this.visits = visits;
        this.visitTable = new VisitTable(visits);
        this.dice = dice;
    }

    /** Identifier of a detector's image. */
    static long id(Visits visits, int visit, int detector) {
        return visits.id(visit) * IDS_PER_VISIT + detector;
    }

    @Override
    public int rowCount() {
        return visits.count() * Camera.DETECTORS;
    }

    private static int visit(int row) {
        return row / Camera.DETECTORS;
    }

    private static int detector(int row) {
        return row % Camera.DETECTORS;
    }

    private Position at(int row, double shareX, double shareY) {
        return Camera.at(visits.pointing(visit(row)), detector(row), shareX, shareY);
    }

    private double seeing(int row) {
        return visits.seeingArcsec(visit(row)) * (1 + 0.015 * dice.stream("seeing").gaussian(row));
    }

    private double sky(int row) {
        int b = visits.band(visit(row)).ordinal();
        return SKY_ADU[b] * visits.airmass(visit(row)) * (1 + 0.1 * Math.abs(dice.stream("sky").gaussian(visit(row))));
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "ccdVisitId" -> (SkyCells.Longs) row -> id(visits, visit(row), detector(row));
            case "visitId" -> (SkyCells.Longs) row -> visits.id(visit(row));
            case "detector" -> (SkyCells.Longs) CcdVisitTable::detector;
            case "ra" -> (SkyCells.Doubles) row -> at(row, 0.5, 0.5).ra();
            case "decl" -> (SkyCells.Doubles) row -> at(row, 0.5, 0.5).dec();
            case "llcra" -> (SkyCells.Doubles) row -> at(row, 0, 0).ra();
            case "llcdec" -> (SkyCells.Doubles) row -> at(row, 0, 0).dec();
            case "ulcra" -> (SkyCells.Doubles) row -> at(row, 0, 1).ra();
            case "ulcdec" -> (SkyCells.Doubles) row -> at(row, 0, 1).dec();
            case "urcra" -> (SkyCells.Doubles) row -> at(row, 1, 1).ra();
            case "urcdec" -> (SkyCells.Doubles) row -> at(row, 1, 1).dec();
            case "lrcra" -> (SkyCells.Doubles) row -> at(row, 1, 0).ra();
            case "lrcdec" -> (SkyCells.Doubles) row -> at(row, 1, 0).dec();
            case "darkTime" -> ofVisit("expTime");
            case "seeing" -> (SkyCells.Doubles) this::seeing;
            case "psfSigma" -> (SkyCells.Doubles) row -> seeing(row) / FWHM_PER_SIGMA / PIXEL_ARCSEC;
            case "zeroPoint" -> (SkyCells.Doubles) row -> ZERO_POINT[visits.band(visit(row)).ordinal()] - 0.1 * (visits.airmass(visit(row)) - 1);
            case "skyBg" -> (SkyCells.Doubles) this::sky;
            case "skyNoise" -> (SkyCells.Doubles) row -> Math.sqrt(sky(row) / 0.7 + 80);
            case "xSize" -> (SkyCells.Longs) row -> Camera.COLUMNS;
            case "ySize" -> (SkyCells.Longs) row -> Camera.ROWS;
            default -> ofVisit(column);
        };
    }

    private SkyCells ofVisit(String column) {
        return RepeatedRows.cells(visitTable.cells(column), Camera.DETECTORS);
    }
}
