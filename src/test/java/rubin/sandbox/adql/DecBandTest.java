package rubin.sandbox.adql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class DecBandTest {

    @Test
    void circleReachesItsRadiusNorthAndSouth() {
        DecBand band = DecBand.circle(-37, 0.1);
        assertThat(band.min()).isEqualTo(-37.1, within(1e-5)).isLessThan(-37.1);
        assertThat(band.max()).isEqualTo(-36.9, within(1e-5)).isGreaterThan(-36.9);
    }

    @Test
    void circleOverAPoleEndsThere() {
        assertThat(DecBand.circle(-89.5, 2).min()).isEqualTo(-90);
        assertThat(DecBand.circle(89.5, 2).max()).isEqualTo(90);
    }

    @Test
    void edgeBetweenTwoPointsOfOneDeclinationBulgesPolewards() {
        // Highest point of the great circle through dec 60 at ra 0 and 90: tan(dec) = tan 60 / cos 45, dec = 67.7923 degrees.
        DecBand north = DecBand.polygon(List.of(0.0, 60.0, 90.0, 60.0, 45.0, 50.0));
        assertThat(north.max()).isEqualTo(67.7923457, within(1e-5));
        assertThat(north.min()).isEqualTo(50, within(1e-5));
        DecBand south = DecBand.polygon(List.of(90.0, -60.0, 0.0, -60.0, 45.0, -50.0));
        assertThat(south.min()).isEqualTo(-67.7923457, within(1e-5));
    }

    @Test
    void polygonAroundAPoleReachesIt() {
        assertThat(DecBand.polygon(List.of(0.0, 80.0, 120.0, 80.0, 240.0, 80.0)).max()).isEqualTo(90);
        assertThat(DecBand.polygon(List.of(240.0, -80.0, 120.0, -80.0, 0.0, -80.0)).min()).isEqualTo(-90);
        assertThat(DecBand.polygon(List.of(0.0, 80.0, 120.0, 80.0, 240.0, 80.0)).min()).isGreaterThan(70);
    }

    @Test
    void everyPointOfATriangleIsInItsBand() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            double ra = 360 * random.nextDouble();
            double dec = 176 * random.nextDouble() - 88;
            double[][] corners = new double[3][];
            Double[] flat = new Double[6];
            for (int k = 0; k < 3; k++) {
                double cornerRa = ra + 40 * random.nextDouble();
                double cornerDec = Math.max(-90, Math.min(90, dec + 30 * random.nextDouble() - 15));
                flat[2 * k] = cornerRa;
                flat[2 * k + 1] = cornerDec;
                corners[k] = vector(cornerRa, cornerDec);
            }
            DecBand band = DecBand.polygon(List.of(flat));
            for (int n = 0; n < 20; n++) {
                // A mixture of the corners with positive weights is within a spherical triangle.
                double[] weights = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
                weights[n % 3] *= n < 10 ? 0 : 1;
                double[] sum = new double[3];
                for (int k = 0; k < 3; k++) {
                    for (int axis = 0; axis < 3; axis++) {
                        sum[axis] += weights[k] * corners[k][axis];
                    }
                }
                double pointDec = Math.toDegrees(Math.atan2(sum[2], Math.hypot(sum[0], sum[1])));
                assertThat(pointDec).isBetween(band.min(), band.max());
            }
        }
    }

    private static double[] vector(double raDeg, double decDeg) {
        double ra = Math.toRadians(raDeg);
        double dec = Math.toRadians(decDeg);
        return new double[] {Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)};
    }
}
