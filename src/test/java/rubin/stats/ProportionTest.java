package rubin.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

    /** Newcombe 1998, Statistics in Medicine 17, 857, table I, method 3 (score), 95 %. */
    @Test
    void intervalsAgreeWithNewcombesTable() {
        double z = 1.959964;
        check(new Proportion(81, 263), z, 0.2553, 0.3662);
        check(new Proportion(15, 148), z, 0.0624, 0.1605);
        check(new Proportion(0, 20), z, 0, 0.1611);
        check(new Proportion(1, 29), z, 0.0061, 0.1718);
    }

    @Test
    void allOfThemEndsAtOne() {
        assertThat(new Proportion(20, 20).high(1)).isEqualTo(1);
        assertThat(new Proportion(20, 20).low(1)).isEqualTo(20.0 / 21, within(1e-12));
    }

    @Test
    void nothingOfNothingIsNotANumber() {
        Proportion none = new Proportion(0, 0);
        assertThat(new double[] {none.value(), none.low(1), none.high(1)}).containsOnly(Double.NaN);
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3 of 2");
    }

    private static void check(Proportion p, double z, double low, double high) {
        assertThat(p.low(z)).isEqualTo(low, within(5e-5));
        assertThat(p.high(z)).isEqualTo(high, within(5e-5));
    }
}
