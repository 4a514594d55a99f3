package rubin.task.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.figure.SyntheticTruth;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.filter.StepFactory;

class StockCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "it's", "$1 \"x\" `y` \\", "", "*?;&|<>"})
    void aShellReadsAQuotedWordAsItWas(String word) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "printf %s " + StockCommand.quoted(word)).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(word);
        assertThat(shell.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"truth_type==2", "equals(\"star\",\"star\") && truth_type == 2", "'x'=='x' && truth_type==2"})
    void stiltsUnderstandsTheSelection(String expression) throws Exception {
        StarTable table = SyntheticTruth.table(500, 3);

        StarTable selected = StepFactory.getInstance().createSteps(StockCommand.select(expression))[0].wrap(table);

        assertThat(selected.getColumnCount()).isEqualTo(table.getColumnCount());
        long stars = 0;
        try (var rows = selected.getRowSequence()) {
            while (rows.next()) {
                stars++;
            }
        }
        assertThat(stars).isBetween(3L, 40L);
    }

    @Test
    void aPlainSelectionIsNotQuoted() {
        assertThat(StockCommand.select("truth_type==2")).isEqualTo("select truth_type==2");
    }
}
