package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.ttools.task.LineInvoker;

/** Wrong input, through the host's own command line: one line with parameter, value, rule and remedy; status 1; no file. */
class BadInputTest {

    @TempDir
    Path folder;

    private record Outcome(int status, String err) {
    }

    /** Runs a command line as {@code stilts} does, within this process. */
    private static synchronized Outcome run(String... words) {
        PrintStream realErr = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setErr(capture);
            int status = new LineInvoker("stilts", Stilts.getTaskFactory()).invoke(words, null);
            return new Outcome(status, err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(realErr);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "radius=-1 | radius=-1: must be > 0 and <= 10 degrees",
        "radius=0 | radius=0: must be > 0",
        "radius=400 | radius=400: must be > 0 and <= 10 degrees",
        "radius=wide | radius=wide: is no number",
        "dec=-91 | dec=-91: must be -90 to 90 degrees",
        "ra=361 | ra=361: must be 0 to 360 degrees",
        "bands=gxi | bands=gxi: 'x' is no band; use letters of ugrizy",
        "flux=petro | flux=petro: 'petro' is no flux kind of DP0.2; use one of cModel, psf",
        "release=dp3 | release=dp3: no such release; use one of dp02, dp01",
        "columns=1bad | columns=1bad: '1bad' is no column name",
        "columns=r_cModelFlx | columns=r_cModelFlx: no such column in Object; did you mean r_cModelFlux?",
        "columns=ts.cosmodc2 | columns=ts.cosmodc2: no such column in TruthSummary; did you mean cosmodc2_hp?",
        "columns=mag_g_cModel | columns=mag_g_cModel: is computed from fluxes and comes by itself",
        "columns=zz.tract | columns=zz.tract: there is no table zz in this query; it has mt, obj, ts",
        "where=obj.r_cModelFlx>1 | where=obj.r_cModelFlx: no such column in Object; did you mean r_cModelFlux?",
        "where=mag_r_cModel<24 | where=mag_r_cModel: is computed here, after the query; cut in it with ocmd='select mag_r_cModel<24'",
        "where=janskyToAb(obj.r_cModelFlux)<24 | where=janskyToAb(...): is a function of TOPCAT and STILTS",
        "where=obj.tract>1 && obj.tract<2 | which has AND, OR, NOT and =; expressions of TOPCAT cut after the query, as in ocmd='select ...'",
        "where=@/no/such/file | where=@/no/such/file: there is no such file",
        "ofmt=parrot | ofmt=parrot: is no table format; use one of ",
        "ocmd=slect x | ocmd=slect x: there is no filter slect; give filters such as",
        "pos=POLYGON 62 -37 62 -36.9 62 -36.8 | pos=POLYGON 62 -37 62 -36.9 62 -36.8: cannot go with ra= and dec=",
        "where=1=1) OR (1=1 | where=1=1) OR (1=1: closes a parenthesis",
        "where=obj.r_cModelFlux > 1; DROP TABLE Object | ';' is not allowed",
        "maxrec=-5 | maxrec=-5: must be 0 to 2147483647 rows",
        "timeout=0 | timeout=0: must be 1 to 31536000 seconds",
        "token=gt-secret | token=: a token on the command line",
        "token=@/no/such/file | token=@/no/such/file: cannot be read",
        "tapurl=ftp://x.org | tapurl=ftp://x.org: must be the base URL of a TAP service",
        "tapurl=http://127.0.0.1:9/tap | nobody answers at 127.0.0.1:9; check tapurl",
        "tapurl=http://no-such-host.invalid/tap | no host called no-such-host.invalid is known; check tapurl",
        "pos=CIRCLE 62 -37 0.1 | pos=CIRCLE 62 -37 0.1: cannot go with ra= and dec="})
    void isOneLine(String setting, String message) throws IOException {
        Path out = folder.resolve("t.fits");
        List<String> words = new ArrayList<>(List.of("rubin.Truth", "ra=62", "dec=-37", "radius=0.01", "tapurl=sandbox", "out=" + out));
        String name = setting.substring(0, setting.indexOf('=') + 1);
        words.removeIf(w -> w.startsWith(name));
        words.add(setting);
        Outcome outcome = run(words.toArray(String[]::new));
        List<String> lines = Arrays.stream(outcome.err().split("\n")).filter(l -> !l.startsWith("Job: ") && !l.isBlank()).toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("Error: ").contains(message).doesNotContain("Exception", "secret");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(Files.list(folder)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox radius=-1 | radius=-1: must be > 0 and <= 10 degrees",
        "rubin.Plot ra=62 dec=-91 tapurl=sandbox | dec=-91: must be -90 to 90 degrees",
        "rubin.Plot ra=62 tapurl=sandbox | no region: give ra=, dec= and radius=",
        "rubin.Plot tapurl=sandbox | nothing to plot: give a table, as in in=truth.fits, or a region in degrees, as in ra=62 dec=-37 radius=0.1",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox flux=petro | flux=petro: 'petro' is no flux kind of DP0.2; use one of cModel, psf",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox figure=cdm | figure=cdm: must be one of cmd, cmd-gr",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox band=w | band=w: must be one of u, g, r, i, z, y",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox xpix=1 | xpix=1: must be 100 or more",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox xmax=three | xmax=three: is not understood; give xmax=<number>",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox where=nosuch>1 | nosuch",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox script=true | script=true: a stock command needs a table in a file",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox figure=ratio truth=false | figure=ratio: the table has no true magnitude in r",
        "rubin.Plot ra=62 dec=-37 tapurl=http://127.0.0.1:9/tap | nobody answers at 127.0.0.1:9; check tapurl",
        "rubin.Plot in=/no/such.fits | /no/such.fits",
        "rubin.Plot in=:loop:3 flux=petro | flux=petro: neither the table nor any release has fluxes of this kind; use one of cModel, psf",
        "rubin.Plot in=:loop:3 flux=psf figure=ratio | rubintruth bands=r flux=psf brings",
        "rubin.Plot ra=62 dec=-37 tapurl=sandbox where=obj.tractt>1 | where=obj.tractt: no such column in Object; did you mean tract?",
        "rubin.Cone ra=62 dec=-37 radius=0.01 tapurl=sandbox where=ts.redshift>1 | where=ts.redshift: is a column of the truth, which only rubintruth joins",
        "rubin.Cone ra=62 dec=-37 radius=0.01 tapurl=sandbox columns=truth_type | columns=truth_type: is a column of the truth, which only rubintruth joins",
        "rubin.Cone pos=POLYGON,62,-37,62,-36.9,62,-36.8 tapurl=sandbox | pos=POLYGON,62,-37,62,-36.9,62,-36.8: the corners lie on one line",
        "rubin.Cone pos=CIRCLE,62,-37,0.1 radius=0.1 tapurl=sandbox | radius=0.1: cannot go with pos=",
        "rubin.Cone ra=62 dec=-37 radius=0.01 tapurl=sandbox omode=count | out and ofmt parameters can only be used when omode=out",
        "rubin.Count by=xx.tract tapurl=sandbox | by=xx.tract: there is no table xx here; the object table is called obj, the truth ts",
        "rubin.Count by=ts.tract tapurl=sandbox | no such column in TruthSummary",
        "rubin.Stats in=:loop:3 stats=flux flux=psf band=r | rubintruth bands=r flux=psf brings them",
        "rubin.Stats in=:loop:3 stats=flux flux=petro | flux=petro: neither the table nor any release has fluxes of this kind",
        "rubin.Stats stats=flux | in=: is missing; give a table, as in in=truth.fits",
        "rubin.Stats in=/no/such.fits | /no/such.fits",
        "rubin.Stats in=:loop:3 stats=colour | stats=colour: must be one of all, flux, position, class, completeness",
        "rubin.Stats in=:loop:3 bin=-1 | bin=-1: must be 0.001 to 100 mag",
        "rubin.Stats in=:loop:3 bin=wide | bin=wide: is no number; give decimals",
        "rubin.Stats in=:loop:3 band=q | band=q: must be made of the letters ugrizy",
        "rubin.Stats in=:loop:3 figure=x.xyz | figure=x.xyz: not a picture format; end figure= in .png",
        "rubin.Stats in=:loop:3 | nothing to compute: the table has no pair of measured and true columns"})
    void figuresAndStatisticsComplainInOneLine(String command, String message) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add("out=" + folder.resolve(command.startsWith("rubin.Plot") ? "x.png" : "x.fits"));
        Outcome outcome = run(words.toArray(String[]::new));
        List<String> lines = Arrays.stream(outcome.err().split("\n")).filter(l -> !l.startsWith("Job: ") && !l.isBlank()).toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("Error: ").contains(message).doesNotContain("Exception");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeTheQueryRuns() {
        Outcome outcome = run("rubin.Cone", "62", "-37", "0.01", "tapurl=sandbox", "out=/no/such/folder/t.fits");
        assertThat(outcome.err()).startsWith("Error: out=/no/such/folder/t.fits: there is no folder").doesNotContain("Job: ");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void anOldFileSurvivesAFailedQuery() throws IOException {
        Path out = Files.writeString(folder.resolve("t.csv"), "precious");
        Outcome outcome = run("rubin.Query", "adql=SELECT nothing FROM nowhere", "tapurl=sandbox", "out=" + out);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(out).hasContent("precious");
        assertThat(Files.list(folder)).containsExactly(out);
    }

    @Test
    void aMissingRegionSaysWhatToGive() {
        assertThat(run("rubin.Cone", "tapurl=sandbox").err()).contains("Error: no region: give ra=, dec= and radius=").doesNotContain("Too many tries");
    }
}
