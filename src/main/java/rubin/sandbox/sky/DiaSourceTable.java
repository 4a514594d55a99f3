package rubin.sandbox.sky;

/** dp02_dc2_catalogs.DiaSource. */
final class DiaSourceTable implements SkyTable {

    private static final long FIRST_ID = 520_000_000_000_000_000L;
    private static final double APERTURE_NOISE = 1.8;
    private static final double CENTROID_PIXELS = 1.8;

    private final Transients transients;
    private final Visits visits;
    private final Dice dice;

    DiaSourceTable(Transients transients, Visits visits, Dice dice) {
        this.transients = transients;
        this.visits = visits;
        this.dice = dice;
    }

    @Override
    public int rowCount() {
        return transients.detections();
    }

    private double flux(int row) {
        return transients.diffFlux(transients.source(row), transients.visit(row));
    }

    private double err(int row) {
        return transients.diffErr(transients.source(row), transients.visit(row));
    }

    private double apFlux(int row) {
        return flux(row) + APERTURE_NOISE * err(row) * 0.5 * dice.stream("aperture").gaussian(row);
    }

    private double centroidErr(int row) {
        return CENTROID_PIXELS * err(row) / Math.abs(flux(row));
    }

    private Position place(int row) {
        Dice own = dice.stream("place").stream(row);
        return transients.place(transients.source(row))
                .moved(Math.abs(own.gaussian(0)) * centroidErr(row) * SkyMap.PIXEL_DEG, own.uniform(1, 0, 2 * Math.PI));
    }

    private int detector(int row) {
        Position p = transients.place(transients.source(row));
        return Camera.detector(visits.pointing(transients.visit(row)), p.ra(), p.dec());
    }

    private double pixel(int row, int axis) {
        Position p = place(row);
        return Camera.pixel(visits.pointing(transients.visit(row)), detector(row), p.ra(), p.dec())[axis];
    }

    @Override
    public SkyCells cells(String column) {
        return switch (column) {
            case "diaSourceId" -> (SkyCells.Longs) row -> FIRST_ID + 977L * row;
            case "diaObjectId" -> (SkyCells.Longs) row -> transients.id(transients.source(row));
            case "ccdVisitId" -> (SkyCells.Longs) row -> CcdVisitTable.id(visits, transients.visit(row), detector(row));
            case "parentDiaSourceId", "isDipole", "apFlux_flag", "psfFlux_flag" -> (SkyCells.Longs) row -> 0;
            case "coord_ra", "ra" -> (SkyCells.Doubles) row -> place(row).ra();
            case "coord_dec", "decl" -> (SkyCells.Doubles) row -> place(row).dec();
            case "filterName" -> (SkyCells.Texts) row -> visits.band(transients.visit(row)).letter();
            case "midPointTai" -> (SkyCells.Doubles) row -> visits.mjd(transients.visit(row));
            case "psFlux" -> (SkyCells.Doubles) this::flux;
            case "psFluxErr" -> (SkyCells.Doubles) this::err;
            case "apFlux" -> (SkyCells.Doubles) this::apFlux;
            case "apFluxErr" -> (SkyCells.Doubles) row -> APERTURE_NOISE * err(row);
            case "snr" -> (SkyCells.Doubles) row -> apFlux(row) / (APERTURE_NOISE * err(row));
            case "totFlux" -> (SkyCells.Doubles) row -> transients.totalFlux(transients.source(row), transients.visit(row));
            case "totFluxErr" -> (SkyCells.Doubles) row -> err(row) / 1.06;
            case "x" -> (SkyCells.Doubles) row -> pixel(row, 0);
            case "y" -> (SkyCells.Doubles) row -> pixel(row, 1);
            case "xErr", "yErr" -> (SkyCells.Doubles) this::centroidErr;
            default -> {
                if (!column.startsWith("pixelFlags_")) {
                    throw new IllegalArgumentException("column=" + column + ": not in table DiaSource");
                }
                yield Flags.of(dice, column);
            }
        };
    }
}
