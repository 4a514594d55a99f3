package rubin.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * What Qserv's {@code scisql_s2PtInCPoly} takes without a complaint and answers wrongly: it has no check of its own, and holds a
 * position to be inside if it is to the left of every edge, seen from outside of the sphere (scisql, geometry.c).
 */
final class ConvexCorners {

    /** Of scisql's polygons. */
    static final int MAX = 20;

    /** Sine of 0.1 milliarcseconds: a corner as near as this to an edge's great circle lies on it. */
    private static final double ON_EDGE = 4.8e-10;

    private ConvexCorners() {
    }

    /**
     * The corners in the order that has the inside to the left.
     *
     * @throws IllegalArgumentException if they make no convex polygon with an area
     */
    static List<SkyPoint> counterClockwise(List<SkyPoint> corners) {
        if (corners.size() < 3 || corners.size() > MAX) {
            throw new IllegalArgumentException("a polygon needs 3 to " + MAX + " corners, ra1 dec1 ra2 dec2 ra3 dec3 ...");
        }
        HashSet<SkyPoint> seen = new HashSet<>();
        for (SkyPoint corner : corners) {
            if (!seen.add(corner)) {
                throw new IllegalArgumentException("the corner " + corner.text(" ") + " is there twice; name each once, the last is joined to the first");
            }
        }
        double left = 0;
        double right = 0;
        double[][] vectors = corners.stream().map(ConvexCorners::vector).toArray(double[][]::new);
        for (int i = 0; i < vectors.length; i++) {
            double[] normal = cross(vectors[i], vectors[(i + 1) % vectors.length]);
            double length = Math.sqrt(dot(normal, normal));
            if (length < ON_EDGE) {
                throw new IllegalArgumentException("the corners " + corners.get(i).text(" ") + " and " + corners.get((i + 1) % vectors.length).text(" ")
                        + " are the same point or opposite ones; a polygon's edges are longer than 0 and shorter than 180 degrees");
            }
            for (double[] vector : vectors) {
                double side = dot(normal, vector) / length;
                left = Math.max(left, side);
                right = Math.max(right, -side);
            }
        }
        if (left <= ON_EDGE && right <= ON_EDGE) {
            throw new IllegalArgumentException("the corners lie on one line, so that the polygon has no area; give corners around the region");
        }
        if (left > ON_EDGE && right > ON_EDGE) {
            throw new IllegalArgumentException("the corners make no convex polygon: edges must not cross nor bend inwards, and are great circles;"
                    + " give the corners in turn around the region, or part it into convex pieces");
        }
        List<SkyPoint> ordered = new ArrayList<>(corners);
        if (right > ON_EDGE) {
            Collections.reverse(ordered.subList(1, ordered.size()));
        }
        return ordered;
    }

    private static double[] vector(SkyPoint p) {
        double ra = Math.toRadians(p.ra());
        double dec = Math.toRadians(p.dec());
        return new double[] {Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
