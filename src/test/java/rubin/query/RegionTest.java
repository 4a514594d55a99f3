package rubin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.Seeded;

class RegionTest {

    @Seeded
    void aCircleIsReadBackFromItsTextAndFromItsQuery(Seeded.Cases cases) {
        Region circle = new Region.Circle(new SkyPoint(cases.decimal(0, 359, 6), cases.decimal(-90, 90, 8)), cases.decimal(1e-7, 10, 9));
        assertThat(Region.parse(circle.toString())).isEqualTo(circle);
        assertThat(Region.inQuery("SELECT 1 FROM t WHERE " + circle.contains("a", "b"))).contains(circle);
    }

    @Seeded
    void aPolygonIsReadBackFromItsTextAndFromItsQuery(Seeded.Cases cases) {
        double ra = cases.between(0, 359);
        double dec = cases.between(-80, 80);
        double size = cases.between(0.01, 5);
        int corners = 3 + cases.nextInt(18);
        Region polygon = new Region.Polygon(IntStream.range(0, corners).mapToObj(i -> new SkyPoint(
                ra + size * Math.cos(2 * Math.PI * i / corners) / Math.cos(Math.toRadians(dec)), dec + size * Math.sin(2 * Math.PI * i / corners))).toList());
        assertThat(Region.parse(polygon.toString())).isEqualTo(polygon);
        assertThat(Region.inQuery("SELECT 1 FROM t WHERE " + polygon.contains("a", "b"))).contains(polygon);
    }

    @Test
    void numbersAreWrittenWithoutExponent() {
        assertThat(new Region.Circle(new SkyPoint(1e-5, -37), 6e-4).contains("ra", "dec"))
                .isEqualTo("CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 0.00001, -37, 0.0006)) = 1");
    }

    @Test
    void aQueryWithoutCoordinateSystemIsUnderstood() {
        assertThat(Region.inQuery("... CONTAINS(POINT(ra, dec), circle(62, -37.0, .1)) = 1"))
                .contains(new Region.Circle(new SkyPoint(62, -37), 0.1));
    }

    @Test
    void aQueryWithoutLiteralShapeHasNoRegion() {
        assertThat(Region.inQuery("SELECT 1 FROM t WHERE CONTAINS(POINT(ra, dec), CIRCLE(ra0, dec0, 0.1)) = 1")).isEmpty();
    }

    @Test
    void thePolygonsCentreIsInsideAcrossTheZeroMeridian() {
        SkyPoint centre = Region.parse("POLYGON 359 -1 1 -1 1 1 359 1").centre();
        assertThat(Math.min(centre.ra(), 360 - centre.ra())).isCloseTo(0, within(1e-12));
        assertThat(centre.dec()).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CIRCLE 62 -37", "CIRCLE 62 -37 0", "CIRCLE 62 -37 -0.1", "CIRCLE 62 -37 11", "CIRCLE 62 -97 1", "CIRCLE 62 x 1",
        "CIRCLE 62 -37 NaN", "POLYGON 1 2 3 4", "POLYGON 1 2 3 4 5", "BOX 1 2 3 4", "", "62 -37 0.1"})
    void whatIsNoRegionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Region.parse(text)).withMessageNotContaining("\n");
    }

    /** scisql's own test of a polygon has no check of its own (geometry.c): whoever is right of one edge is outside. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POLYGON 62 -37 62 -36.9 62 -36.8 | no area",
        "POLYGON 10 0 11 0 12 0 13 0 | no area",
        "POLYGON 62 -37 62.1 -37 62 -37 | 62 -37 is there twice",
        "POLYGON 61.9 -37.1 62.1 -37.1 62.1 -36.9 61.9 -36.9 61.9 -37.1 | 61.9 -37.1 is there twice",
        "POLYGON 61.9 -37.1 62.1 -37.1 61.9 -36.9 62.1 -36.9 | no convex polygon",
        "POLYGON 61.9 -37.1 62.1 -37.1 62.1 -36.9 62.01 -37.0 | no convex polygon",
        "POLYGON 62 -36.9 62.06 -37.08 61.9 -36.97 62.1 -36.97 61.94 -37.08 | no convex polygon",
        "POLYGON 0 0 180 0 90 10 | opposite",
        "POLYGON 0 90 10 90 20 80 | same point"})
    void aPolygonThatTheServiceWouldAnswerWronglyIsRefused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Region.parse(text)).withMessageContaining(message);
    }

    /** The signed area of the plane (shoelace formula) is positive for corners in the order that scisql takes. */
    @ParameterizedTest
    @ValueSource(strings = {"POLYGON 61.9 -37.1 62.1 -37.1 62.1 -36.9 61.9 -36.9", "POLYGON 61.9 -37.1 61.9 -36.9 62.1 -36.9 62.1 -37.1"})
    void theInsideIsToTheLeftOfEveryEdge(String text) {
        List<SkyPoint> corners = ((Region.Polygon) Region.parse(text)).vertices();
        double area = 0;
        for (int i = 0; i < corners.size(); i++) {
            SkyPoint a = corners.get(i);
            SkyPoint b = corners.get((i + 1) % corners.size());
            area += (a.ra() * b.dec() - b.ra() * a.dec()) / 2;
        }
        assertThat(area).isCloseTo(0.04, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-1, 359", "360, 0", "361.5, 1.5", "0, 0"})
    void rightAscensionIsWrapped(double given, double wrapped) {
        assertThat(new SkyPoint(given, 0).ra()).isEqualTo(wrapped);
    }
}
