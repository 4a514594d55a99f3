package rubin.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToleranceRuleTest {

    @Test
    void rulesAreReadInOrder() {
        List<ToleranceRule> rules = ToleranceRule.parseAll("*Flux*=1e-6rel, coord_ra=1e-9 0.5");
        assertThat(rules).containsExactly(new ToleranceRule(new NamePattern("*Flux*"), new Tolerance(1e-6, true)),
                new ToleranceRule(new NamePattern("coord_ra"), new Tolerance(1e-9, false)),
                new ToleranceRule(new NamePattern("*"), new Tolerance(0.5, false)));
    }

    @Test
    void absoluteAndRelativeAreInclusive() {
        assertThat(new Tolerance(0.5, false).allows(1, 1.5)).isTrue();
        assertThat(new Tolerance(0.5, false).allows(1, 1.51)).isFalse();
        assertThat(new Tolerance(0.5, true).allows(-50, -100)).isTrue();
        assertThat(new Tolerance(0.5, true).allows(-49, -100)).isFalse();
        assertThat(Tolerance.EXACT.allows(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)).isTrue();
    }

    @Test
    void whatIsNoToleranceIsRefused() {
        for (String bad : List.of("x=-1", "x=NaN", "x=1e", "x=inf", "=1")) {
            assertThatThrownBy(() -> ToleranceRule.parseAll(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void starsMatchAnythingAndDotsOnlyThemselves() {
        assertThat(new NamePattern("r_*Flux").matches("R_cModelFlux")).isTrue();
        assertThat(new NamePattern("r_*Flux").matches("r_cModelFluxErr")).isFalse();
        assertThat(new NamePattern("a.b").matches("axb")).isFalse();
    }

    @org.junit.jupiter.api.Test
    void namesMayHaveBlanksAndCommas() {
        assertThat(ToleranceRule.parseAll("a b=1e-3 \"c,d\"=2 1e-6rel").stream().map(r -> r.columns().text())).containsExactly("a b", "\"c,d\"", "*");
    }
}
