package rubin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.Seeded;

class ConditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"obj.r_cModelFlux > 360", "r_cModelFlux BETWEEN 1.5e2 AND 3E3", "(a = 1 OR b <> 2) AND NOT c IS NULL",
        "band IN ('g', 'r')", "scisql_nanojanskyToAbMag(obj.r_cModelFlux) < 25", "\"dec\" < -36.9", "name = 'it''s; SELECT -- not'"})
    void conditionsAreTaken(String text) {
        assertThat(new Condition("  " + text + " ").adql()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "1=1) OR (1=1", "1=1; DROP TABLE t", "1=1 -- rest", "1=1 /* rest", "a IN (SELECT b FROM c)",
        "1=1 UNION SELECT 1", "a = 'open", "(a = 1", "a = 1 GROUP BY b", "a = 1 ORDER BY b", "exists (1)", "a = \u00e9", "a @ b", "a \\ b"})
    void whatCouldLeaveTheClauseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition(text)).withMessageNotContaining("\n");
    }

    @Seeded
    void noTextIsTakenThatClosesWhatItDidNotOpen(Seeded.Cases cases) {
        String noise = cases.anyText(40);
        assertThatIllegalArgumentException().isThrownBy(() -> new Condition(noise.replaceAll("['\"(]", "") + ") OR (1 = 1"));
    }
}
