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
    public SkyCells cells(String column) {
        return switch (column) {
            case "visit" -> (SkyCells.Longs) visits::id;
            case "ra" -> (SkyCells.Doubles) v -> visits.pointing(v).ra();
            case "decl" -> (SkyCells.Doubles) v -> visits.pointing(v).dec();
            case "skyRotation" -> (SkyCells.Doubles) v -> visits.pointing(v).rotation();
            case "expMidptMJD" -> (SkyCells.Doubles) visits::mjd;
            case "obsStartMJD" -> (SkyCells.Doubles) visits::startMjd;
            case "expMidpt" -> (SkyCells.Longs) v -> micros(visits.mjd(v));
            case "obsStart" -> (SkyCells.Longs) v -> micros(visits.startMjd(v));
            case "expTime" -> (SkyCells.Doubles) v -> EXPOSURE_S;
            case "band" -> (SkyCells.Texts) v -> visits.band(v).letter();
            case "physical_filter" -> (SkyCells.Texts) visits::filter;
            case "airmass" -> (SkyCells.Doubles) visits::airmass;
            case "altitude" -> (SkyCells.Doubles) v -> 90 - visits.zenithDistanceDeg(v);
            case "azimuth" -> (SkyCells.Doubles) visits::azimuthDeg;
            case "zenithDistance" -> (SkyCells.Doubles) visits::zenithDistanceDeg;
            default -> throw new IllegalArgumentException("column=" + column + ": not in table Visit");
        };
    }
}
