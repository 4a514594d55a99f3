package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.ttools.task.MapEnvironment;

class CompareTest {

    @TempDir
    private Path directory;

    @Test
    void exitStatusUnderStockStiltsIsThatOfDiff() throws Exception {
        Path a = csv("a", "objectId,x", "1,2", "3,4");
        Path b = csv("b", "objectId,x", "3,4", "1,2");
        Path c = csv("c", "objectId,x", "3,4", "1,2.5");
        Path differences = directory.resolve("differences.csv");

        Run same = stilts("in1=" + a, "in2=" + b, "ifmt1=csv", "ifmt2=csv");
        assertThat(same.status).as(same.text).isZero();
        assertThat(same.text).startsWith("same");

        Run different = stilts("in1=" + a, "in2=" + c, "ifmt1=csv", "ifmt2=csv", "out=" + differences);
        assertThat(different.status).as(different.text).isEqualTo(1);
        assertThat(different.text).startsWith("different").doesNotContain("Error");
        assertThat(Files.readAllLines(differences)).containsExactly("kind,objectId,row1,row2,column,value1,value2,difference",
                "differs,1,1,2,x,2,2.5,0.5");

        Run missing = stilts("in1=" + a, "in2=" + b, "ifmt1=csv", "ifmt2=csv", "key=nosuch");
        assertThat(missing.status).isEqualTo(2);
        assertThat(missing.text.strip()).isEqualTo("Error: key=nosuch: neither table has a column of that name; both have objectId, x");

        Run misspelt = stilts("in1=" + a, "in2=" + b, "ifmt1=csv", "ifmt2=csv", "kee=x");
        assertThat(misspelt.status).isEqualTo(2);
        assertThat(misspelt.text.strip()).isEqualTo("Error: no such parameter: kee=x");

        Run nowhere = stilts("in1=" + a, "in2=" + b, "ifmt1=csv", "ifmt2=csv", "out=/no/such/d.csv");
        assertThat(nowhere.status).isEqualTo(2);
        assertThat(nowhere.text.strip()).isEqualTo("Error: out=/no/such/d.csv: there is no folder /no/such; make it, or write elsewhere");

        Run lost = stilts("in1=" + a, "in2=" + b, "ifmt1=csv", "ifmt2=csv", "out=" + b);
        assertThat(lost.status).isEqualTo(2);
        assertThat(lost.text.strip()).isEqualTo("Error: out=" + b + ": is the same file as in2=" + b + ", which would be lost; write to another one");
        assertThat(b).hasContent("objectId,x\n3,4\n1,2\n");

        Run alone = stilts("in1=" + a);
        assertThat(alone.status).isEqualTo(2);
        assertThat(alone.text.strip()).isEqualTo("Error: in2=: is missing; give a table, as in in2=other.fits");

        Run twice = stilts("in1=-", "in2=-", "ifmt1=csv", "ifmt2=csv");
        assertThat(twice.status).isEqualTo(2);
        assertThat(twice.text.strip()).startsWith("Error: in1=- and in2=- are the same stream").hasLineCount(1);
    }

    @Test
    void elsewhereThanOnACommandLineTheStatusIsTheExceptionsErrorCode() throws Exception {
        Path a = csv("a", "objectId,x", "1,2", "3,4");
        Path c = csv("c", "objectId,x", "3,4", "1,2.5");
        new Compare().createExecutable(environment(a, a)).execute();
        assertThatThrownBy(() -> new Compare().createExecutable(environment(a, c)).execute())
                .isInstanceOfSatisfying(ExecutionException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1));
        assertThatThrownBy(() -> new Compare().createExecutable(environment(a, c).setValue("key", "nosuch")).execute())
                .isInstanceOfSatisfying(ExecutionException.class, e -> assertThat(e.getErrorCode()).isEqualTo(2));
        assertThatThrownBy(() -> new Compare().createExecutable(environment(a, c).setValue("show", "-1")).execute())
                .hasMessage("show=-1: must be 0 to 1000000 differences");
        assertThatThrownBy(() -> new Compare().createExecutable(environment(a, c).setValue("tolerance", "x=-1")).execute())
                .hasMessage("tolerance=-1.0: must be a finite number >= 0");
    }

    private static MapEnvironment environment(Path in1, Path in2) {
        return new MapEnvironment().setValue("in1", in1.toString()).setValue("in2", in2.toString())
                .setValue("ifmt1", "csv").setValue("ifmt2", "csv").setValue("out", null);
    }

    private Path csv(String name, String... lines) throws Exception {
        return Files.write(directory.resolve(name + ".csv"), List.of(lines));
    }

    private static Run stilts(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Stilts.class.getName(), "-batch", "rubin.Compare"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }

    private record Run(int status, String text) {
    }
}
