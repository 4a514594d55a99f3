package rubin.sandbox.sky;

/** dp02_dc2_catalogs.Visit. */
final class VisitTable implements SkyTable {

    private static final double EXPOSURE_S = 30;

    private final Visits visits;

    VisitTable(Visits visits) {
        this.visits = visits;
    }

    @Override
    public int rowCount() {
        return visits.count();
    }

    /** A moment as the database keeps it. */
    static long micros(double mjd) {
        return Math.round((mjd - 40587) * 86400e3) * 1000;
    }

    @Override
    public Cells cells(String column) {
        return switch (column) {
            case "visit" -> (Cells.Longs) visits::id;
            case "ra" -> (Cells.Doubles) v -> visits.pointing(v).ra();
            case "decl" -> (Cells.Doubles) v -> visits.pointing(v).dec();
            case "skyRotation" -> (Cells.Doubles) v -> visits.pointing(v).rotation();
            case "expMidptMJD" -> (Cells.Doubles) visits::mjd;
            case "obsStartMJD" -> (Cells.Doubles) visits::startMjd;
            case "expMidpt" -> (Cells.Longs) v -> micros(visits.mjd(v));
            case "obsStart" -> (Cells.Longs) v -> micros(visits.startMjd(v));
            case "expTime" -> (Cells.Doubles) v -> EXPOSURE_S;
            case "band" -> (Cells.Texts) v -> visits.band(v).letter();
            case "physical_filter" -> (Cells.Texts) visits::filter;
            case "airmass" -> (Cells.Doubles) visits::airmass;
            case "altitude" -> (Cells.Doubles) v -> 90 - visits.zenithDistanceDeg(v);
            case "azimuth" -> (Cells.Doubles) visits::azimuthDeg;
            case "zenithDistance" -> (Cells.Doubles) visits::zenithDistanceDeg;
            default -> throw new IllegalArgumentException("column=" + column + ": not in table Visit");
        };
    }
}
