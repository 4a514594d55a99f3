package rubin.sandbox.db;

import java.util.Arrays;

/**
 * The functions that Rubin's service has from sciSQL (sciSQL 0.3, https://smonkewitz.github.io/scisql), as static
 * methods that H2 calls. NULL in any argument of a primitive type gives NULL; H2 sees to it.
 */
public final class SciSql {

    private static final double NANOJANSKY_ZERO_POINT = 31.4;
    private static final double MAGNITUDE_PER_RELATIVE_ERROR = 2.5 / Math.log(10);
    private static final int CORNERS_OF_SMALLEST_POLYGON = 3;

    private SciSql() {
    }

    /**
     * AB magnitude of a flux: 31.4 - 2.5 log10(f). sciSQL's zero point is 31.4 exactly.
     *
     * @param flux in nJy
     * @return magnitude, or null unless the flux is a positive number
     */
    public static Double nanojanskyToAbMag(double flux) {
        return flux > 0 && flux < Double.POSITIVE_INFINITY ? NANOJANSKY_ZERO_POINT - 2.5 * Math.log10(flux) : null;
    }

    /**
     * Standard error of an AB magnitude: 2.5 / ln 10 times the relative error of the flux.
     *
     * @param flux in nJy
     * @param fluxErr its standard error in nJy
     * @return standard error in magnitudes, or null unless flux is a positive number and fluxErr a number
     */
    public static Double nanojanskyToAbMagSigma(double flux, double fluxErr) {
        double sigma = MAGNITUDE_PER_RELATIVE_ERROR * fluxErr / flux;
        return flux > 0 && Double.isFinite(flux) && Double.isFinite(sigma) ? sigma : null;
    }

    /**
     * Angle between two positions, by the haversine formula, which is exact for small angles.
     *
     * @return angle in degrees, 0 to 180
     */
    public static double angSep(double ra1, double dec1, double ra2, double dec2) {
        double sinHalfRa = Math.sin(Math.toRadians(ra2 - ra1) / 2);
        double sinHalfDec = Math.sin(Math.toRadians(dec2 - dec1) / 2);
        double h = sinHalfDec * sinHalfDec
                + Math.cos(Math.toRadians(dec1)) * Math.cos(Math.toRadians(dec2)) * sinHalfRa * sinHalfRa;
        return Math.toDegrees(2 * Math.asin(Math.sqrt(Math.min(1, h))));
    }

    /**
     * Whether a position is in a circle, its edge included.
     *
     * @return 1 or 0
     */
    public static int s2PtInCircle(double ra, double dec, double raCentre, double decCentre, double radiusDeg) {
        return Math.abs(dec - decCentre) <= radiusDeg && angSep(ra, dec, raCentre, decCentre) <= radiusDeg ? 1 : 0;
    }

    /**
     * Whether a position is in a convex polygon of great-circle edges, the edges included.
     *
     * @param vertices right ascension and declination of each corner in turn, in either sense of rotation
     * @return 1 or 0; null if a coordinate is null
     * @throws IllegalArgumentException if the corners are fewer than three, or make no convex polygon with an area
     */
    public static Integer s2PtInCPoly(double ra, double dec, Double... vertices) {
        int corners = vertices.length / 2;
        if (vertices.length % 2 != 0 || corners < CORNERS_OF_SMALLEST_POLYGON) {
            throw new IllegalArgumentException("scisql_s2PtInCPoly: " + vertices.length
                    + " vertex coordinates: must be pairs of ra, dec for 3 corners or more");
        }
        Vector[] corner = new Vector[corners];
        for (int i = 0; i < corners; i++) {
            if (vertices[2 * i] == null || vertices[2 * i + 1] == null) {
                return null;
            }
            corner[i] = Vector.of(vertices[2 * i], vertices[2 * i + 1]);
        }
        Vector point = Vector.of(ra, dec);
        boolean left = true;
        boolean right = true;
        int turn = 0;
        for (int i = 0; i < corners; i++) {
            Vector edge = corner[i].cross(corner[(i + 1) % corners]);
            int bend = (int) Math.signum(edge.dot(corner[(i + 2) % corners]));
            if (bend != 0 && turn != 0 && bend != turn) {
                throw new IllegalArgumentException("scisql_s2PtInCPoly: the corners make no convex polygon");
            }
            turn = bend == 0 ? turn : bend;
            double side = edge.dot(point);
            left &= side >= 0;
            right &= side <= 0;
        }
        if (turn == 0) {
            throw new IllegalArgumentException("scisql_s2PtInCPoly: the corners make no polygon with an area");
        }
        return (turn > 0 ? left : right) ? 1 : 0;
    }

    /**
     * Whether a position is in a region that is spelled as ObsTAP's s_region: {@code POLYGON ICRS ra dec ra dec ...}.
     *
     * @return 1 or 0; null for a region of another kind
     */
    public static Integer s2PtInRegion(double ra, double dec, String region) {
        String[] words = region == null ? new String[0] : region.strip().split("\\s+");
        int first = words.length > 1 && words[1].matches("[A-Za-z]\\w*") ? 2 : 1;
        return words.length == 0 || !words[0].equalsIgnoreCase("POLYGON") ? null
                : s2PtInCPoly(ra, dec, Arrays.stream(words).skip(first).map(Double::valueOf).toArray(Double[]::new));
    }

    private record Vector(double x, double y, double z) {

        static Vector of(double raDeg, double decDeg) {
            double ra = Math.toRadians(raDeg);
            double dec = Math.toRadians(decDeg);
            return new Vector(Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec));
        }

        Vector cross(Vector o) {
            return new Vector(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
        }

        double dot(Vector o) {
            return x * o.x + y * o.y + z * o.z;
        }
    }
}
