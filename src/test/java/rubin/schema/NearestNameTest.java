package rubin.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of("Object", "DiaObject", "Source", "r_cModelFlux", "g_cModelFlux", "coord_ra", "coord_dec");

    @ParameterizedTest
    @CsvSource({"Objct, Object", "OBJECT, Object", "Soruce, Source", "r_cModelFlx, r_cModelFlux", "r_cmodelflux, r_cModelFlux", "coord, coord_ra"})
    void aSlipOfTheHandIsSeenThrough(String text, String meant) {
        assertThat(NearestName.to(text, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"redshift", "xyz", "ob"})
    void nothingIsMadeUp(String text) {
        assertThat(NearestName.to(text, NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ca, ac, 1", "flaw, lawn, 2"})
    void distancesAreThoseOfTheLiterature(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
    }
}
