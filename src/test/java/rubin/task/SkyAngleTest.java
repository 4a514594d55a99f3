package rubin.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkyAngleTest {

    @ParameterizedTest
    @CsvSource({"62.5, 62.5", "04:08:00, 62", "4h08m0.0s, 62", "4 08 00, 62", "'  0  ', 0", "360, 360"})
    void rightAscensionsAreDegreesOrHours(String text, double degrees) {
        assertThat(SkyAngle.RA.degrees(text)).isEqualTo(degrees);
    }

    @ParameterizedTest
    @CsvSource({"-37, -37", "-37:00:00, -37", "-37d30m00s, -37.5", "-0:30:00, -0.5", "+37 00 36, 37.01"})
    void declinationsAreDegreesEitherWay(String text, double degrees) {
        assertThat(SkyAngle.DEC.degrees(text)).isEqualTo(degrees);
    }

    @ParameterizedTest
    @CsvSource({"400, must be 0 to 360 degrees", "-5, must be 0 to 360 degrees", "25:00:00, must be 0 to 360 degrees", "4:61:00, cannot be read", "6 hh:mm:ss, cannot be read",
        "NaN, cannot be read", "north, 'hours, minutes and seconds, as in 04:10:00'", "'', is empty; give degrees"})
    void whatIsNoRightAscensionIsRefusedWithTheRule(String text, String message) {
        assertThatThrownBy(() -> SkyAngle.RA.degrees(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void noDeclinationIsBeyondThePoles() {
        assertThatThrownBy(() -> SkyAngle.DEC.degrees("95")).hasMessage("must be -90 to 90 degrees");
    }
}
