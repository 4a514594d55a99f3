package rubin.sandbox.db;

/** Angles by unit vectors, as a check on the haversine formula of the code under test. */
final class Sphere {

    private Sphere() {
    }

    static double angleDeg(double ra1, double dec1, double ra2, double dec2) {
        double[] a = vector(ra1, dec1);
        double[] b = vector(ra2, dec2);
        double x = a[1] * b[2] - a[2] * b[1];
        double y = a[2] * b[0] - a[0] * b[2];
        double z = a[0] * b[1] - a[1] * b[0];
        return Math.toDegrees(Math.atan2(Math.sqrt(x * x + y * y + z * z), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
    }

    private static double[] vector(double raDeg, double decDeg) {
        double ra = raDeg * Math.PI / 180;
        double dec = decDeg * Math.PI / 180;
        return new double[] {Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)};
    }
}
