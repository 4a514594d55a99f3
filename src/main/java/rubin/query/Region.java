package rubin.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A region of the sky, ICRS. {@link #parse} and {@link #toString} are each other's inverse, in the POS syntax of IVOA SIAv2
 * and SODA.
 */
public sealed interface Region {

    /** Largest radius of a cone in degrees: what lies beyond is more than one query can bring. */
    double MAX_RADIUS_DEG = 10;

    /** The point that offsets are measured from. */
    SkyPoint centre();

    /** The ADQL condition that the position in two columns lies inside. */
    String contains(String raColumn, String decColumn);

    /**
     * A cone.
     *
     * @param centre its axis
     * @param radiusDeg its half opening angle in degrees, 0 &lt; radius &lt;= {@value #MAX_RADIUS_DEG}
     */
    record Circle(SkyPoint centre, double radiusDeg) implements Region {

        /**
         * @throws IllegalArgumentException if the radius is out of range
         */
        public Circle {
            if (!(radiusDeg > 0 && radiusDeg <= MAX_RADIUS_DEG)) {
                throw new IllegalArgumentException("must be > 0 and <= " + SkyPoint.decimal(MAX_RADIUS_DEG) + " degrees");
            }
        }

        @Override
        public String contains(String raColumn, String decColumn) {
            return inside(raColumn, decColumn, "CIRCLE('ICRS', " + centre.text(", ") + ", " + SkyPoint.decimal(radiusDeg) + ")");
        }

        @Override
        public String toString() {
            return "CIRCLE " + centre.text(" ") + " " + SkyPoint.decimal(radiusDeg);
        }
    }

    /**
     * A convex polygon with great-circle edges. Given clockwise, the order of the vertices is turned round.
     *
     * @param vertices its corners, 3 to 20, the inside to the left of each edge
     */
    record Polygon(List<SkyPoint> vertices) implements Region {

        /**
         * @throws IllegalArgumentException for too few or too many vertices, and if they make no convex polygon with an area
         */
        public Polygon {
            vertices = List.copyOf(ConvexCorners.counterClockwise(vertices));
        }

        /** The direction of the corners' mean vector. */
        @Override
        public SkyPoint centre() {
            double x = 0;
            double y = 0;
            double z = 0;
            for (SkyPoint p : vertices) {
                double ra = Math.toRadians(p.ra());
                double dec = Math.toRadians(p.dec());
                x += Math.cos(dec) * Math.cos(ra);
                y += Math.cos(dec) * Math.sin(ra);
                z += Math.sin(dec);
            }
            return new SkyPoint(Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
        }

        @Override
        public String contains(String raColumn, String decColumn) {
            return inside(raColumn, decColumn, vertices.stream().map(p -> p.text(", ")).collect(Collectors.joining(", ", "POLYGON('ICRS', ", ")")));
        }

        @Override
        public String toString() {
            return vertices.stream().map(p -> p.text(" ")).collect(Collectors.joining(" ", "POLYGON ", ""));
        }
    }

    /**
     * Reads {@code CIRCLE ra dec radius} or {@code POLYGON ra1 dec1 ra2 dec2 ra3 dec3 ...}, all in degrees, in any case.
     *
     * @throws IllegalArgumentException if the text is neither, or out of range
     */
    static Region parse(String text) {
        String[] words = text.strip().split("[\\s,]+");
        double[] numbers = Arrays.stream(words).skip(1).mapToDouble(Region::number).toArray();
        switch (words[0].toUpperCase(Locale.ROOT)) {
            case "CIRCLE" -> {
                if (numbers.length != 3) {
                    throw new IllegalArgumentException("a circle has three numbers, CIRCLE ra dec radius");
                }
                return new Circle(new SkyPoint(numbers[0], numbers[1]), numbers[2]);
            }
            case "POLYGON" -> {
                if (numbers.length % 2 != 0) {
                    throw new IllegalArgumentException("a polygon has pairs of numbers, POLYGON ra1 dec1 ra2 dec2 ra3 dec3 ...");
                }
                List<SkyPoint> vertices = new ArrayList<>();
                for (int i = 0; i < numbers.length; i += 2) {
                    vertices.add(new SkyPoint(numbers[i], numbers[i + 1]));
                }
                return new Polygon(vertices);
            }
            default -> throw new IllegalArgumentException("must start with CIRCLE or POLYGON, as in CIRCLE 62 -37 0.1");
        }
    }

    /** The region that a query restricts positions to, where it has one literal circle or polygon that this class could have written. */
    static Optional<Region> inQuery(String adql) {
        return LiteralShape.inQuery(adql);
    }

    private static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is no number of degrees", e);
        }
    }

    private static String inside(String raColumn, String decColumn, String shape) {
        return "CONTAINS(POINT('ICRS', " + raColumn + ", " + decColumn + "), " + shape + ") = 1";
    }
}
