package rubin.topcat.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowTilingTest {

    @Test
    void fourWindowsShareTheScreenInQuarters() {
        Rectangle screen = new Rectangle(10, 30, 1366, 738);

        assertThat(IntStream.range(0, 4).mapToObj(i -> WindowTiling.place(screen, i, 4))).containsExactly(new Rectangle(10, 30, 683, 369),
                new Rectangle(693, 30, 683, 369), new Rectangle(10, 399, 683, 369), new Rectangle(693, 399, 683, 369));
    }

    @Test
    void oneWindowLeavesHalfOfTheScreenToOthers() {
        Rectangle screen = new Rectangle(0, 0, 800, 600);

        assertThat(WindowTiling.place(screen, 0, 1)).isEqualTo(new Rectangle(0, 0, 400, 600));
    }
}
