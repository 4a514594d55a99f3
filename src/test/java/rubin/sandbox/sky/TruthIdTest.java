package rubin.sandbox.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthIdTest {

    @Test
    void readsGalaxiesStarsAndSupernovae() {
        assertThat(TruthId.parse("9752536104_1")).contains(new TruthId(-1, 9752536104L, 1));
        assertThat(TruthId.parse("31140512_2")).contains(new TruthId(-1, 31140512L, 2));
        assertThat(TruthId.parse("MS_9684_23_3")).contains(new TruthId(9684, 23, 3));
        assertThat(new TruthId(9684, 23, 3).id()).isEqualTo("MS_9684_23");
    }

    @Test
    void writesWhatItReads() {
        for (String text : List.of("9752536104_1", "0_2", "MS_9684_23_3", "MS_0_0_3")) {
            assertThat(TruthId.parse(text).orElseThrow()).hasToString(text);
        }
    }

    @Test
    void otherTextsAreNone() {
        for (String text : List.of("", "_", "1", "_1", "1_", "1_4", "01_1", "1 _1", "-1_1", "MS_9684_3", "MS_09684_23_3", "ms_9684_23_3",
                "MS__23_3", "1234567890123_1", "9752536104_1 ", "x'; DROP_1")) {
            assertThat(TruthId.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void keysTellAllApart() {
        Set<Long> keys = new HashSet<>();
        for (String text : List.of("1_1", "1_2", "1_3", "11_1", "MS_1_1_3", "MS_1_11_3", "MS_11_1_3", "999999999999_3", "MS_99999_999999999999_3")) {
            assertThat(keys.add(TruthId.parse(text).orElseThrow().key())).as(text).isTrue();
        }
        assertThat(keys).doesNotContain(Keys.NULL);
    }
}
