package rubin.sandbox.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import rubin.Seeded;

class SciSqlTest {

    /** The pairs of flux and magnitude that tutorial DP02_07b prints. */
    @Test
    void magnitudesAreThePublishedOnes() {
        assertThat(SciSql.nanojanskyToAbMag(148048.9327607)).isEqualTo(18.473986797397433);
        assertThat(SciSql.nanojanskyToAbMag(185964.3848651)).isEqualTo(18.226425555283118);
        assertThat(SciSql.nanojanskyToAbMag(173109.3517536)).isEqualTo(18.304198674833767);
        assertThat(SciSql.nanojanskyToAbMag(360)).isCloseTo(25.009243748081853, within(1e-12));
    }

    @Test
    void fluxesWithoutMagnitudeGiveNull() {
        for (double flux : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(SciSql.nanojanskyToAbMag(flux)).isNull();
            assertThat(SciSql.nanojanskyToAbMagSigma(flux, 1)).isNull();
        }
        assertThat(SciSql.nanojanskyToAbMagSigma(1, Double.NaN)).isNull();
    }

    /** 1.0857362047581296 = 2.5 / ln 10. */
    @Test
    void magnitudeErrorIsProportionalToTheRelativeError() {
        assertThat(SciSql.nanojanskyToAbMagSigma(200, 10)).isCloseTo(1.0857362047581296 / 20, within(1e-15));
    }

    @Seeded(300)
    void angleAgreesWithTheVectorFormula(Seeded.Cases cases) {
        double ra1 = cases.between(0, 360);
        double dec1 = cases.between(-90, 90);
        double ra2 = cases.between(0, 360);
        double dec2 = cases.between(-90, 90);
        assertThat(SciSql.angSep(ra1, dec1, ra2, dec2)).isCloseTo(Sphere.angleDeg(ra1, dec1, ra2, dec2), within(1e-10));
    }

    @Test
    void tinyAnglesKeepTheirDigits() {
        assertThat(SciSql.angSep(62, 0, 62 + 1e-9, 0)).isCloseTo(1e-9, within(1e-14));
        assertThat(SciSql.angSep(10, 20, 190, -20)).isCloseTo(180, within(1e-6));
    }

    @Test
    void circleHoldsItsEdge() {
        assertThat(SciSql.s2PtInCircle(0, 1, 0, 0, 1)).isEqualTo(1);
        assertThat(SciSql.s2PtInCircle(0, 1.0000001, 0, 0, 1)).isZero();
        assertThat(SciSql.s2PtInCircle(359.95, 0, 0.02, 0, 0.1)).isEqualTo(1);
        assertThat(SciSql.s2PtInCircle(10, 89.95, 190, 89.99, 0.1)).isEqualTo(1);
    }

    @Test
    void polygonIsTheSameInBothSensesOfRotation() {
        Double[] one = {61.9, -37.1, 62.1, -37.1, 62.1, -36.9, 61.9, -36.9};
        Double[] other = {61.9, -36.9, 62.1, -36.9, 62.1, -37.1, 61.9, -37.1};
        for (double[] p : new double[][] {{62, -37, 1}, {62.2, -37, 0}, {62, -37.2, 0}, {61.91, -36.91, 1}, {242, 37, 0}}) {
            assertThat(SciSql.s2PtInCPoly(p[0], p[1], one)).isEqualTo((int) p[2]);
            assertThat(SciSql.s2PtInCPoly(p[0], p[1], other)).isEqualTo((int) p[2]);
        }
    }

    /** Between two points on one parallel the great circle runs nearer to the pole: at the middle of 40 degrees at -37, by 1.78 degrees. */
    @Test
    void polygonEdgesAreGreatCircles() {
        double middle = -Math.toDegrees(Math.atan(Math.tan(Math.toRadians(37)) / Math.cos(Math.toRadians(20))));
        Double[] corners = {40.0, -37.0, 80.0, -37.0, 60.0, -10.0};
        assertThat(SciSql.s2PtInCPoly(60, middle + 1e-6, corners)).isEqualTo(1);
        assertThat(SciSql.s2PtInCPoly(60, middle - 1e-6, corners)).isZero();
    }

    @Test
    void polygonAcrossTheMeridianIsNoDifferent() {
        assertThat(SciSql.s2PtInCPoly(0.01, 0, 359.9, -0.1, 0.1, -0.1, 0.0, 0.1)).isEqualTo(1);
    }

    @Test
    void noPolygonIsSaid() {
        assertThatThrownBy(() -> SciSql.s2PtInCPoly(0, 0, 1.0, 1.0, 2.0)).hasMessageContaining("pairs of ra, dec for 3 corners or more");
        assertThatThrownBy(() -> SciSql.s2PtInCPoly(0, 0, 0.0, 0.0, 2.0, 0.0, 0.5, 0.5, 0.0, 2.0)).hasMessageContaining("no convex polygon");
        assertThatThrownBy(() -> SciSql.s2PtInCPoly(10, 10, 62.0, -37.0, 62.0, -37.0, 62.0, -37.0))
                .hasMessageContaining("no polygon with an area");
        assertThat(SciSql.s2PtInCPoly(0, 0, 1.0, null, 2.0, 2.0, 3.0, 1.0)).isNull();
    }
}
