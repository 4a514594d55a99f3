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
    public Cells cells(String column) {
        return switch (column) {
            case "ccdVisitId" -> (Cells.Longs) row -> id(visits, visit(row), detector(row));
            case "visitId" -> (Cells.Longs) row -> visits.id(visit(row));
            case "detector" -> (Cells.Longs) CcdVisitTable::detector;
            case "ra" -> (Cells.Doubles) row -> at(row, 0.5, 0.5).ra();
            case "decl" -> (Cells.Doubles) row -> at(row, 0.5, 0.5).dec();
            case "llcra" -> (Cells.Doubles) row -> at(row, 0, 0).ra();
            case "llcdec" -> (Cells.Doubles) row -> at(row, 0, 0).dec();
            case "ulcra" -> (Cells.Doubles) row -> at(row, 0, 1).ra();
            case "ulcdec" -> (Cells.Doubles) row -> at(row, 0, 1).dec();
            case "urcra" -> (Cells.Doubles) row -> at(row, 1, 1).ra();
            case "urcdec" -> (Cells.Doubles) row -> at(row, 1, 1).dec();
            case "lrcra" -> (Cells.Doubles) row -> at(row, 1, 0).ra();
            case "lrcdec" -> (Cells.Doubles) row -> at(row, 1, 0).dec();
            case "darkTime" -> ofVisit("expTime");
            case "seeing" -> (Cells.Doubles) this::seeing;
            case "psfSigma" -> (Cells.Doubles) row -> seeing(row) / FWHM_PER_SIGMA / PIXEL_ARCSEC;
            case "zeroPoint" -> (Cells.Doubles) row -> ZERO_POINT[visits.band(visit(row)).ordinal()] - 0.1 * (visits.airmass(visit(row)) - 1);
            case "skyBg" -> (Cells.Doubles) this::sky;
            case "skyNoise" -> (Cells.Doubles) row -> Math.sqrt(sky(row) / 0.7 + 80);
            case "xSize" -> (Cells.Longs) row -> Camera.COLUMNS;
            case "ySize" -> (Cells.Longs) row -> Camera.ROWS;
            default -> ofVisit(column);
        };
    }

    private Cells ofVisit(String column) {
        return Blocks.cells(visitTable.cells(column), Camera.DETECTORS);
    }
}
