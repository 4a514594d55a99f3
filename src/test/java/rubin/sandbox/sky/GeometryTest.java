package rubin.sandbox.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeometryTest {

    /** Middles of the pixels that LSSTDESC skyCatalogs' ci_sample names, from the extent of the sources in each. */
    @Test
    void healpixNumbersAreThoseOfTheSimulation() {
        assertThat(Healpix.pixel(56.25, -34.2)).isEqualTo(9556);
        assertThat(Healpix.pixel(54.85, -35.7)).isEqualTo(9683);
        assertThat(Healpix.pixel(57.65, -35.7)).isEqualTo(9684);
        assertThat(Healpix.pixel(56.25, -37.2)).isEqualTo(9812);
        assertThat(Healpix.pixel(59.05, -37.2)).isEqualTo(9813);
        assertThat(Healpix.pixel(57.65, -38.7)).isEqualTo(9940);
        assertThatThrownBy(() -> Healpix.pixel(57, -60)).hasMessageContaining("dec=-60.0");
    }

    @Test
    void movesByTheDistanceAsked() {
        Position from = new Position(62, -37);
        assertThat(from.moved(0.1, 0)).isEqualTo(new Position(62, from.moved(0.1, 0).dec()));
        assertThat(from.moved(0.1, 0).dec()).isCloseTo(-36.9, within(1e-12));
        assertThat(from.moved(0.1, Math.PI / 2).ra()).isGreaterThan(62);
        assertThat(from.moved(0.1, 2).separationDeg(62, -37)).isCloseTo(0.1, within(1e-12));
        assertThat(new Position(359.95, 0).moved(0.1, Math.PI / 2).ra()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void tangentPlaneGoesThereAndBack() {
        TangentPlane plane = new TangentPlane(62, -37, 30);
        double[] xy = plane.project(62.4, -36.7);
        Position back = plane.deproject(xy[0], xy[1]);
        assertThat(back.ra()).isCloseTo(62.4, within(1e-11));
        assertThat(back.dec()).isCloseTo(-36.7, within(1e-11));
        double[] north = new TangentPlane(62, -37, 0).project(62, -36);
        assertThat(north).containsExactly(new double[] {0, Math.toDegrees(Math.tan(Math.toRadians(1)))}, within(1e-12));
    }

    @Test
    void aDetectorSeesItsOwnMiddle() {
        TangentPlane pointing = new TangentPlane(62, -37, 77);
        Set<Integer> seen = new HashSet<>();
        for (int detector = 0; detector < Camera.DETECTORS; detector++) {
            Position middle = Camera.at(pointing, detector, 0.5, 0.5);
            assertThat(Camera.detector(pointing, middle.ra(), middle.dec())).isEqualTo(detector);
            double[] pixel = Camera.pixel(pointing, detector, middle.ra(), middle.dec());
            assertThat(pixel).containsExactly(new double[] {2036, 2000}, within(1e-6));
            seen.add(detector);
        }
        assertThat(seen).hasSize(189);
        assertThat(Camera.detector(pointing, 62, -37)).isEqualTo(94);
    }

    @Test
    void aPatchHoldsTheWholeOfItsOwnMiddle() {
        SkyMap.Place place = SkyMap.place(62, -37);
        Position middle = SkyMap.inPatch(place.tract(), place.patch(), 0.5, 0.5);
        SkyMap.Place again = SkyMap.place(middle.ra(), middle.dec());
        assertThat(again.tract()).isEqualTo(place.tract());
        assertThat(again.patch()).isEqualTo(place.patch());
        assertThat(SkyMap.outline(place.tract(), place.patch())).startsWith("POLYGON ICRS ").hasSizeLessThan(512);
    }

    @Test
    void aFieldTooSmallOrTooLargeIsRefused() {
        assertThatThrownBy(() -> new SkySettings(1, 0.1)).hasMessage("radius of the field 0.1: must be 0.11 to 1.2 degrees");
        assertThatThrownBy(() -> new SkySettings(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
