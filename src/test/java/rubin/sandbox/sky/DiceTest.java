package rubin.sandbox.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    private static final int THROWS = 100_000;

    @Test
    void gaussianThrowsHaveTheMomentsOfANormalDistribution() {
        Dice dice = new Dice(3).stream("gauss");
        double[] x = IntStream.range(0, THROWS).mapToDouble(dice::gaussian).toArray();
        assertThat(Arrays.stream(x).average().orElseThrow()).isCloseTo(0, within(0.015));
        assertThat(Arrays.stream(x).map(v -> v * v).average().orElseThrow()).isCloseTo(1, within(0.02));
        assertThat(Arrays.stream(x).map(v -> v * v * v * v).average().orElseThrow()).isCloseTo(3, within(0.15));
        assertThat(Arrays.stream(x).filter(v -> Math.abs(v) < 1).count()).isBetween(67_800L, 68_800L);
    }

    @Test
    void uniformThrowsFillTheirRangeEvenly() {
        Dice dice = new Dice(3).stream(7);
        int[] bins = new int[10];
        IntStream.range(0, THROWS).forEach(n -> bins[(int) (10 * dice.uniform(n))]++);
        assertThat(Arrays.stream(bins).boxed().toList()).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @Test
    void streamsDifferAndRepeat() {
        Dice dice = new Dice(1);
        assertThat(dice.stream("a").bits(5)).isEqualTo(new Dice(1).stream("a").bits(5)).isNotEqualTo(dice.stream("b").bits(5))
                .isNotEqualTo(new Dice(2).stream("a").bits(5)).isNotEqualTo(dice.stream(5).bits(5));
    }

    @Test
    void rankingMarksExactlyTheBest() {
        assertThat(Ranking.best(new double[] {3, 1, 2, 3}, 2)).containsExactly(true, false, false, true);
        assertThat(Ranking.best(new double[] {1, 1, 1}, 2)).containsExactly(true, true, false);
        assertThat(Ranking.best(new double[] {1}, 0)).containsExactly(false);
        assertThatThrownBy(() -> Ranking.best(new double[] {1}, 2)).hasMessage("number=2: must be <= 1");
    }

    @Test
    void curvesAreStraightBetweenPointsAndFlatBeyond() {
        Curve curve = Curve.through(1, 10, 3, 20);
        assertThat(new double[] {curve.at(0), curve.at(1), curve.at(2), curve.at(3), curve.at(9)}).containsExactly(10, 10, 15, 20, 20);
        Curve quantiles = Curve.quantiles(new double[] {0, 1, 2}, new double[] {3, 1});
        assertThat(quantiles.at(0.75)).isEqualTo(1);
        assertThat(quantiles.at(0.375)).isEqualTo(0.5);
    }
}
