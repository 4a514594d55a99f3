package rubin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.Seeded;

class AbMagnitudeTest {

    /** Fluxes and magnitudes as Rubin's tutorial 07b prints them for an RR Lyrae star in g, r and i. */
    @ParameterizedTest
    @CsvSource({"148048.9327607, 18.473986797397433", "185964.3848651, 18.226425555283118", "173109.3517536, 18.304198674833767"})
    void publishedPairsAgreeToTheLastDigit(double flux, double magnitude) {
        assertThat(AbMagnitude.ofFlux(flux)).isEqualTo(magnitude);
        assertThat(RubinFunctions.nJyToAbMag(flux)).isEqualTo(magnitude);
    }

    /** From the command {@code echo 'scale=30; 31.4-2.5*l(f)/l(10)' | bc -l}. */
    @ParameterizedTest
    @CsvSource({"0.001, 38.9", "1, 31.4", "3.7, 29.979495689832512", "360, 25.009243748081782",
        "123456.789, 18.671212557076824", "3631000000000, -0.000065622282230794"})
    void anIndependentProgramAgrees(double flux, double magnitude) {
        assertThat(AbMagnitude.ofFlux(flux)).isCloseTo(magnitude, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -5, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void whatIsNotPositiveAndFiniteHasNoMagnitude(double flux) {
        assertThat(AbMagnitude.ofFlux(flux)).isNaN();
        assertThat(AbMagnitude.errorOfFlux(flux, 1)).isNaN();
    }

    @Seeded
    void aMagnitudeGivesItsFluxBack(Seeded.Cases cases) {
        double magnitude = cases.between(5, 40);
        assertThat(AbMagnitude.ofFlux(AbMagnitude.toFlux(magnitude))).isCloseTo(magnitude, within(1e-12));
    }

    @Seeded
    void theErrorIsTheDerivativeTimesTheFluxError(Seeded.Cases cases) {
        double flux = cases.between(1, 1e6);
        BigDecimal step = BigDecimal.valueOf(flux).multiply(new BigDecimal("1e-6"), MathContext.DECIMAL64);
        double difference = AbMagnitude.ofFlux(flux - step.doubleValue()) - AbMagnitude.ofFlux(flux + step.doubleValue());
        assertThat(AbMagnitude.errorOfFlux(flux, 0.01 * flux)).isCloseTo(difference / 2e-6 * 0.01, within(1e-7));
    }
}
