package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    /** From {@code numpy.median} and {@code numpy.quantile} of the same numbers. */
    @Test
    void numpyAgrees() {
        assertThat(Quantiles.median(new double[] {9, 1, 4})).isEqualTo(4);
        assertThat(Quantiles.median(new double[] {9, 1, 4, 5})).isEqualTo(4.5);
        assertThat(Quantiles.interpolated(new double[] {1, 4, 5, 9, 20}, 5, 0.84)).isCloseTo(12.96, within(1e-12));
        assertThat(Quantiles.interpolated(new double[] {1, 4, 5, 9, 20}, 4, 0.25)).isCloseTo(3.25, within(1e-12));
        assertThat(Quantiles.median(new double[0])).isNaN();
    }

    /** From {@code numpy.quantile(..., method='inverted_cdf')}. */
    @Test
    void theLeastThatCoversAFractionIsOneOfTheValues() {
        double[] values = {20, 9, 1, 5, 4};
        assertThat(Quantiles.covering(values, 0.68)).isEqualTo(9);
        assertThat(Quantiles.covering(values, 0.6)).isEqualTo(5);
        assertThat(Quantiles.covering(values, 1)).isEqualTo(20);
        assertThat(Quantiles.covering(values, 0.01)).isEqualTo(1);
        assertThat(values).as("are left as they were").containsExactly(20, 9, 1, 5, 4);
    }
}
