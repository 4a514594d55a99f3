package rubin.sandbox.sky;

/**
 * A gnomonic projection (Calabretta and Greisen 2002, TAN), in degrees on the plane: x to the east and y to the north
 * where not rotated.
 *
 * @param ra right ascension of the tangent point in degrees
 * @param dec its declination in degrees
 * @param rotation angle in degrees by which the plane's axes are turned, from y to x
 */
record TangentPlane(double ra, double dec, double rotation) {

    /** The point (x, y) of a position less than 90 degrees away. */
    double[] project(double otherRa, double otherDec) {
        double dRa = Math.toRadians(otherRa - ra);
        double d = Math.toRadians(otherDec);
        double d0 = Math.toRadians(dec);
        double depth = Math.sin(d0) * Math.sin(d) + Math.cos(d0) * Math.cos(d) * Math.cos(dRa);
        double east = Math.toDegrees(Math.cos(d) * Math.sin(dRa) / depth);
        double north = Math.toDegrees((Math.cos(d0) * Math.sin(d) - Math.sin(d0) * Math.cos(d) * Math.cos(dRa)) / depth);
        double c = Math.cos(Math.toRadians(rotation));
        double s = Math.sin(Math.toRadians(rotation));
        return new double[] {c * east - s * north, s * east + c * north};
    }

    /** The position of a point. */
    Position deproject(double x, double y) {
        double c = Math.cos(Math.toRadians(rotation));
        double s = Math.sin(Math.toRadians(rotation));
        double east = c * x + s * y;
        double north = c * y - s * x;
        double distance = Math.toDegrees(Math.atan(Math.toRadians(Math.hypot(east, north))));
        return new Position(ra, dec).moved(distance, Math.atan2(east, north));
    }
}
