package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rubin.figure.SyntheticTruth;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.ttools.task.LineInvoker;

/** Commands as users type them. */
class CommandLineTest {

    @TempDir
    Path folder;

    private record Outcome(int status, byte[] bytes, String err) {

        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static synchronized Outcome run(String... words) {
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream captureOut = new PrintStream(out, true, StandardCharsets.UTF_8); PrintStream captureErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setOut(captureOut);
            System.setErr(captureErr);
            int status = new LineInvoker("stilts", Stilts.getTaskFactory()).invoke(words, null);
            return new Outcome(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    @Test
    void queryOnlyMayBeAppendedToACompleteCommand() {
        Outcome outcome = run("rubin.Cone", "62", "-37", "0.01", "out=" + folder.resolve("x.fits"), "ocmd=head 3", "ocmd=tail 1", "job=submit", "query=only");
        assertThat(outcome.out()).startsWith("SELECT ").contains("CIRCLE('ICRS', 62, -37, 0.01)");
        assertThat(outcome.err()).startsWith("Note: with query=only nothing is done with ").contains("ocmd='head 3;").hasLineCount(1);
        assertThat(outcome.status()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    /** 4 h 8 min are 62 degrees. */
    @Test
    void aPositionMayBeSexagesimal() {
        assertThat(run("rubin.Cone", "ra=04:08:00", "dec=-37:00:00", "radius=0.01", "query=only").out())
                .isEqualTo(run("rubin.Cone", "ra=62", "dec=-37", "radius=0.01", "query=only").out());
    }

    @Test
    void aQueryAndAConditionMayBeInFiles() throws IOException {
        Path query = Files.writeString(folder.resolve("q.adql"), "SELECT objectId\nFROM dp02_dc2_catalogs.Object WHERE objectId = 0 -- none\n");
        assertThat(run("rubin.Query", "adql=@" + query, "query=only").out()).isEqualTo("SELECT objectId\nFROM dp02_dc2_catalogs.Object WHERE objectId = 0 -- none\n");
        Path where = Files.writeString(folder.resolve("where.txt"), "obj.r_cModelFlux > 360\n");
        assertThat(run("rubin.Truth", "62", "-37", "0.01", "where=@" + where, "query=only").out()).endsWith("AND (obj.r_cModelFlux > 360)\n");
    }

    @Test
    void aPictureGoesToStandardOutput() throws IOException {
        Path table = folder.resolve("t.fits");
        new StarTableOutput().writeStarTable(SyntheticTruth.table(50, 1), table.toString(), "fits");
        Outcome plain = run("rubin.Plot", "in=" + table, "out=-", "ofmt=png");
        assertThat(ImageIO.read(new ByteArrayInputStream(plain.bytes())).getWidth()).isGreaterThan(100);
        assertThat(run("rubin.Plot", "in=" + table, "omode=cgi", "ofmt=png").out()).startsWith("Content-Type: image/png");
        assertThat(run("rubin.Plot", "in=" + table, "out=-").err()).startsWith("Error: ofmt=: ").hasLineCount(1);
        assertThat(run("rubin.Plot", "in=" + table, "out=" + folder.resolve("x.eps")).err()).isEmpty();
    }

    @Test
    void theWayToJoinTablesGoesThroughTheUsersFilters() {
        Outcome outcome = run("rubin.Schema", "join=Object,TruthSummary", "tapurl=sandbox", "ocmd=head 1", "ocmd=keepcols table");
        assertThat(outcome.out()).doesNotContain("JOIN");
        assertThat(run("rubin.Schema", "join=Object,TruthSummary", "tapurl=sandbox").out()).contains("JOIN");
    }
}
