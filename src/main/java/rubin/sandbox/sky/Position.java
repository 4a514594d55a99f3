package rubin.sandbox.sky;

/**
 * A position on the sky.
 *
 * @param ra right ascension in degrees, 0 to 360
 * @param dec declination in degrees
 */
record Position(double ra, double dec) {

    private static final double CIRCLE_DEG = 360;

    /** The position at some distance in the direction of an angle from north through east. */
    Position moved(double distanceDeg, double angle) {
        double d = Math.toRadians(distanceDeg);
        double dec0 = Math.toRadians(dec);
        double sinDec = Math.sin(dec0) * Math.cos(d) + Math.cos(dec0) * Math.sin(d) * Math.cos(angle);
        double dRa = Math.atan2(Math.sin(angle) * Math.sin(d) * Math.cos(dec0), Math.cos(d) - Math.sin(dec0) * sinDec);
        double newRa = ra + Math.toDegrees(dRa);
        return new Position(newRa - CIRCLE_DEG * Math.floor(newRa / CIRCLE_DEG), Math.toDegrees(Math.asin(sinDec)));
    }

    /** Distance in degrees. */
    double separationDeg(double otherRa, double otherDec) {
        double sinHalfRa = Math.sin(Math.toRadians(otherRa - ra) / 2);
        double sinHalfDec = Math.sin(Math.toRadians(otherDec - dec) / 2);
        double h = sinHalfDec * sinHalfDec + Math.cos(Math.toRadians(dec)) * Math.cos(Math.toRadians(otherDec)) * sinHalfRa * sinHalfRa;
        return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(h))));
    }
}
