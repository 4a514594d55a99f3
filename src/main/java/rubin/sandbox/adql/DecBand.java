package rubin.sandbox.adql;

import java.util.List;

/**
 * The declinations that a region reaches, so that an index on declination can serve a spatial search.
 * Bounds are in degrees, a little wider than the region, and never narrower.
 *
 * @param min least declination, at least −90
 * @param max greatest declination, at most 90
 */
record DecBand(double min, double max) {

    /** Room for rounding in the band and in the exact test; 4 milliarcseconds. */
    private static final double MARGIN = 1e-6;

    static DecBand circle(double dec, double radius) {
        return new DecBand(dec - radius, dec + radius).widened();
    }

    /**
     * The band of a polygon with great-circle edges, smaller than a hemisphere. An edge between two points of one
     * declination bulges towards the nearer pole, so that the vertices alone do not bound it.
     *
     * @param vertices right ascension and declination in turn, degrees
     */
    static DecBand polygon(List<Double> vertices) {
        int count = vertices.size() / 2;
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = unit(vertices.get(2 * i), vertices.get(2 * i + 1));
        }
        double min = 90;
        double max = -90;
        for (int i = 0; i < count; i++) {
            double[] a = points[i];
            double[] b = points[(i + 1) % count];
            min = Math.min(min, dec(a));
            max = Math.max(max, dec(a));
            double[] normal = cross(a, b);
            double equatorial = Math.hypot(normal[0], normal[1]);
            if (equatorial == 0) {
                continue;
            }
            double[] top = northernmost(normal);
            if (between(a, b, normal, top)) {
                max = Math.max(max, dec(top));
            }
            double[] bottom = {-top[0], -top[1], -top[2]};
            if (between(a, b, normal, bottom)) {
                min = Math.min(min, dec(bottom));
            }
        }
        if (inside(points, new double[] {0, 0, 1})) {
            max = 90;
        }
        if (inside(points, new double[] {0, 0, -1})) {
            min = -90;
        }
        return new DecBand(min, max).widened();
    }

    private DecBand widened() {
        return new DecBand(Math.max(-90, min - MARGIN), Math.min(90, max + MARGIN));
    }

    private static double[] unit(double raDeg, double decDeg) {
        double ra = Math.toRadians(raDeg);
        double dec = Math.toRadians(decDeg);
        return new double[] {Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)};
    }

    private static double dec(double[] v) {
        return Math.toDegrees(Math.atan2(v[2], Math.hypot(v[0], v[1])));
    }

    /** The point of the great circle with this normal that is nearest to the north pole. */
    private static double[] northernmost(double[] normal) {
        double length = Math.sqrt(dot(normal, normal));
        double z = normal[2] / length;
        double[] v = {-normal[0] / length * z, -normal[1] / length * z, 1 - z * z};
        double size = Math.sqrt(dot(v, v));
        return new double[] {v[0] / size, v[1] / size, v[2] / size};
    }

    /** Whether a point of the great circle through a and b lies on the shorter arc between them. */
    private static boolean between(double[] a, double[] b, double[] normal, double[] point) {
        return dot(cross(a, point), normal) >= 0 && dot(cross(point, b), normal) >= 0;
    }

    /** Whether a point is on the same side of all edges, as it is inside a convex polygon only. */
    private static boolean inside(double[][] points, double[] point) {
        int left = 0;
        int right = 0;
        for (int i = 0; i < points.length; i++) {
            double side = dot(cross(points[i], points[(i + 1) % points.length]), point);
            left += side >= 0 ? 1 : 0;
            right += side <= 0 ? 1 : 0;
        }
        double[] middle = new double[3];
        for (double[] p : points) {
            for (int k = 0; k < 3; k++) {
                middle[k] += p[k];
            }
        }
        // The antipodes of the inside are on one side of all edges, too.
        return (left == points.length || right == points.length) && dot(middle, point) > 0;
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
