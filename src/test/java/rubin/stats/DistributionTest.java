package rubin.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    @Test
    void quantilesInterpolateLikeNumpy() {
        // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0, .16, .5, .84, .95, 1])
        Distribution d = of(3, 1, 4, 1, 5, 9, 2, 6);
        assertThat(d.quantile(0)).isEqualTo(1);
        assertThat(d.quantile(0.16)).isEqualTo(1.12, within(1e-12));
        assertThat(d.median()).isEqualTo(3.5);
        assertThat(d.quantile(0.84)).isEqualTo(5.88, within(1e-12));
        assertThat(d.quantile(0.95)).isEqualTo(7.95, within(1e-12));
        assertThat(d.quantile(1)).isEqualTo(9);
        assertThat(d.mean()).isEqualTo(3.875);
        // median of |x - 3.5| = median(.5 .5 1.5 1.5 2.5 2.5 2.5 5.5) = 2
        assertThat(d.scaledMad()).isEqualTo(1.4826 * 2, within(1e-12));
        assertThat(d.fractionBeyond(2.4)).isEqualTo(0.5);
        assertThat(d.exact()).isTrue();
    }

    @Test
    void emptyHasNoQuantiles() {
        Distribution d = new Distribution();
        assertThat(d.count()).isZero();
        assertThat(new double[] {d.mean(), d.median(), d.scaledMad(), d.fractionBeyond(1)}).containsOnly(Double.NaN);
    }

    @Test
    void asksMayComeBetweenAdditions() {
        Distribution d = of(1, 3);
        assertThat(d.median()).isEqualTo(2);
        d.add(-5);
        assertThat(d.median()).isEqualTo(1);
    }

    @Test
    void meanKeepsItsDigitsWhenLargeNumbersCancel() {
        Distribution d = of(1e16, 1, -1e16, 1);
        assertThat(d.mean()).isEqualTo(0.5);
    }

    @Test
    void smallSamplesAreExactUpToTheLimit() {
        Distribution d = new Distribution();
        for (int i = 0; i < Distribution.EXACT_LIMIT; i++) {
            d.add(i);
        }
        assertThat(d.exact()).isTrue();
        assertThat(d.median()).isEqualTo((Distribution.EXACT_LIMIT - 1) / 2.0);
        d.add(0);
        assertThat(d.exact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void largeSamplesKeepTheStatedRankError(long seed) {
        checkRanks(seed, Random::nextGaussian);
        checkRanks(seed, r -> Math.exp(3 * r.nextGaussian()));
        checkRanks(seed, r -> r.nextInt(10) == 0 ? 1000 * r.nextDouble() : 1 + 0.01 * r.nextGaussian());
    }

    private static void checkRanks(long seed, ToDoubleFunction<Random> draw) {
        Random random = new Random(seed);
        Distribution d = new Distribution();
        double[] values = new double[300_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = draw.applyAsDouble(random);
            d.add(values[i]);
        }
        Arrays.sort(values);
        for (double q = 0.01; q < 0.995; q += 0.01) {
            int position = Arrays.binarySearch(values, d.quantile(q));
            double rank = (double) (position < 0 ? -position - 1 : position) / values.length;
            assertThat(rank).isEqualTo(q, within(Distribution.RANK_ERROR));
        }
        double median = values[values.length / 2];
        double mad = d.scaledMad() / Distribution.MAD_TO_SIGMA;
        assertThat(fraction(values, median, mad)).isEqualTo(0.5, within(2 * Distribution.RANK_ERROR));
        assertThat(d.fractionBeyond(5 * mad)).isEqualTo(1 - fraction(values, median, 5 * mad), within(2 * Distribution.RANK_ERROR));
        assertThat(d.mean()).isEqualTo(Arrays.stream(values).sum() / values.length, within(1e-9 * Math.abs(d.mean()) + 1e-12));
    }

    private static double fraction(double[] values, double median, double distance) {
        return Arrays.stream(values).filter(v -> Math.abs(v - median) <= distance).count() / (double) values.length;
    }

    private static Distribution of(double... values) {
        Distribution d = new Distribution();
        Arrays.stream(values).forEach(d::add);
        return d;
    }
}
