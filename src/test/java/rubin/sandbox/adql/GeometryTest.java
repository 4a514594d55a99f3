package rubin.sandbox.adql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import rubin.sandbox.ToyDatabase;

/** Spatial searches over 20,000 random positions, against plain vector algebra on the same positions. */
class GeometryTest {

    private static final List<double[]> SKY = new ArrayList<>();

    private static ToyDatabase database;
    private static AdqlTranslator translator;

    @BeforeAll
    static void fill() throws SQLException {
        database = new ToyDatabase();
        translator = new AdqlTranslator(database.schema().schemas().get(0).tables().stream().map(t -> QueryTable.of(t, false)).toList());
        Random random = new Random(42);
        try (Connection connection = database.connect(); Statement clear = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO \"dp02_dc2_catalogs\".\"Object\"(\"objectId\", \"coord_ra\", \"coord_dec\") VALUES (?, ?, ?)")) {
            clear.execute("DELETE FROM \"dp02_dc2_catalogs\".\"Object\"");
            for (int i = 0; i < 20_000; i++) {
                // Half of them near the poles and the wrap of right ascension, where mistakes are made.
                double ra = i % 4 == 0 ? (360 + 4 * random.nextGaussian()) % 360 : 360 * random.nextDouble();
                double dec = i % 4 == 1 ? Math.signum(random.nextGaussian()) * (90 - 5 * random.nextDouble())
                        : Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
                SKY.add(new double[] {ra, dec});
                insert.setLong(1, i);
                insert.setDouble(2, ra);
                insert.setDouble(3, dec);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"62,-37,5", "0,0,3", "359.9,10,2", "0.1,-10,2", "10,89,4", "200,-90,3", "120,-88.5,2.5", "0,90,0.5", "300,45,90", "5,5,180", "77,12,0"})
    void circlesHoldTheRightPoints(double ra, double dec, double radius) throws Exception {
        double[] centre = vector(ra, dec);
        String region = "CIRCLE('ICRS', " + ra + ", " + dec + ", " + radius + ")";
        expectSame(region, p -> angle(centre, p) <= radius);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60,-40,65,-40,65,-35,60,-35", "60,-35,65,-35,65,-40,60,-40", "355,-5,5,-5,5,5,355,5", "0,80,120,80,240,80",
        "0,-85,90,-85,180,-85,270,-85", "0,50,90,50,45,40", "10,10,30,10,20,30", "100,-60,160,-60,130,-45", "350,86,100,87,220,88"})
    void polygonsHoldTheRightPoints(String corners) throws Exception {
        String[] numbers = corners.split(",");
        List<double[]> vertices = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            vertices.add(vector(Double.parseDouble(numbers[i]), Double.parseDouble(numbers[i + 1])));
        }
        expectSame("POLYGON('ICRS', " + corners + ")", p -> inConvexPolygon(vertices, p));
    }

    @ParameterizedTest
    @CsvSource({"62,-37,5", "0,89,3"})
    void distancesAreAngles(double ra, double dec, double radius) throws Exception {
        double[] centre = vector(ra, dec);
        long expected = SKY.stream().map(p -> vector(p[0], p[1])).filter(p -> angle(centre, p) < radius).count();
        assertThat(count("DISTANCE(POINT('ICRS', coord_ra, coord_dec), POINT('ICRS', " + ra + ", " + dec + ")) < " + radius))
                .isEqualTo(expected);
    }

    private static void expectSame(String region, Predicate<double[]> inside) throws Exception {
        long expected = SKY.stream().map(p -> vector(p[0], p[1])).filter(inside).count();
        String contains = "CONTAINS(POINT('ICRS', coord_ra, coord_dec), " + region + ")";
        assertThat(count(contains + " = 1")).isEqualTo(expected);
        assertThat(count(contains + " = 0")).isEqualTo(SKY.size() - expected);
    }

    private static long count(String where) throws Exception {
        String adql = "SELECT COUNT(*) AS n FROM dp02_dc2_catalogs.Object WHERE " + where;
        return Long.parseLong(database.answer(translator.translate(adql).sql(10)));
    }

    private static double[] vector(double raDeg, double decDeg) {
        double ra = Math.toRadians(raDeg);
        double dec = Math.toRadians(decDeg);
        return new double[] {Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)};
    }

    /** Angle between two unit vectors in degrees, from chord length. */
    private static double angle(double[] a, double[] b) {
        double chord = Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
        return Math.toDegrees(2 * Math.asin(Math.min(1, chord / 2)));
    }

    private static boolean inConvexPolygon(List<double[]> vertices, double[] p) {
        int positive = 0;
        double towards = 0;
        for (int i = 0; i < vertices.size(); i++) {
            double[] a = vertices.get(i);
            double[] b = vertices.get((i + 1) % vertices.size());
            double side = p[0] * (a[1] * b[2] - a[2] * b[1]) + p[1] * (a[2] * b[0] - a[0] * b[2]) + p[2] * (a[0] * b[1] - a[1] * b[0]);
            positive += side > 0 ? 1 : 0;
            towards += p[0] * a[0] + p[1] * a[1] + p[2] * a[2];
        }
        return (positive == 0 || positive == vertices.size()) && towards > 0;
    }
}
