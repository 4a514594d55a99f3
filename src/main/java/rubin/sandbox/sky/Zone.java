package rubin.sandbox.sky;

import java.util.List;

/**
 * A ring (or disc) of the field about (62, -37). The field is generated ring by ring, each with its own numbers, because
 * the tutorial counts what is within 0.01 and within 0.1 degrees. Nothing lies so near an edge that rounding could put it
 * on the other side.
 *
 * @param index 0 within 0.01 degrees, 1 within 0.1, 2 the rest
 * @param innerDeg inner radius in degrees
 * @param outerDeg outer radius in degrees
 */
record Zone(int index, double innerDeg, double outerDeg) {

    static final double CENTRE_RA = 62;
    static final double CENTRE_DEC = -37;

    private static final double SMALL_CONE_DEG = 0.01;
    private static final double LARGE_CONE_DEG = 0.1;
    private static final double MARGIN_DEG = 2e-6;

    /** The three rings of a field. */
    static List<Zone> of(SkySettings settings) {
        return List.of(new Zone(0, 0, SMALL_CONE_DEG), new Zone(1, SMALL_CONE_DEG, LARGE_CONE_DEG),
                new Zone(2, LARGE_CONE_DEG, settings.radiusDeg()));
    }

    /**
     * How many things there are in this ring.
     *
     * @param within001 number within 0.01 degrees
     * @param within01 number within 0.1 degrees; the density beyond is the same
     */
    int share(int within001, int within01) {
        return switch (index) {
            case 0 -> within001;
            case 1 -> within01 - within001;
            default -> (int) Math.round(within01 * (cap(outerDeg) - cap(innerDeg)) / cap(LARGE_CONE_DEG));
        };
    }

    private static double cap(double radiusDeg) {
        double sine = Math.sin(Math.toRadians(radiusDeg) / 2);
        return sine * sine;
    }

    /** Whether a position is in the ring and clear of its edges. */
    boolean holds(Position position) {
        double r = position.separationDeg(CENTRE_RA, CENTRE_DEC);
        return (innerDeg == 0 || r >= innerDeg + MARGIN_DEG) && r <= outerDeg - MARGIN_DEG;
    }

    /** Whether a position is on neither of the edges between the rings. */
    static boolean clearOfEdges(Position position) {
        double r = position.separationDeg(CENTRE_RA, CENTRE_DEC);
        return Math.abs(r - SMALL_CONE_DEG) >= MARGIN_DEG && Math.abs(r - LARGE_CONE_DEG) >= MARGIN_DEG;
    }

    /** A random position in the ring, all places alike. */
    Position place(Dice dice, long n) {
        double from = cap(innerDeg == 0 ? 0 : innerDeg + MARGIN_DEG);
        double to = cap(outerDeg - MARGIN_DEG);
        double radiusDeg = Math.toDegrees(2 * Math.asin(Math.sqrt(from + dice.uniform(2 * n) * (to - from))));
        return new Position(CENTRE_RA, CENTRE_DEC).moved(radiusDeg, 2 * Math.PI * dice.uniform(2 * n + 1));
    }
}
