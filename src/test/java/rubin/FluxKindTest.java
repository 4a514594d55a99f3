package rubin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rubin.catalog.DerivedColumns;
import rubin.release.Release;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.jel.JELTable;
import uk.ac.starlink.ttools.task.MapEnvironment;
import uk.ac.starlink.ttools.task.TablePipe;

/**
 * Every label says the kind of flux that is really drawn, whatever happened to the table on its way. True fluxes are 1000 nJy, cModel
 * fluxes twice and PSF fluxes three times as much, so that the numbers drawn tell their kind.
 */
class FluxKindTest {

    private static final List<String> PSF = List.of("psf");
    private static final List<String> BOTH = List.of("psf", "cModel");

    @TempDir
    private Path folder;

    /** As rubintruth brings it, in g, r and i; each kind's colours are its own, too: g-r is the kind's factor in units of 0.1 mag. */
    private static StarTable truth(List<String> kinds) {
        List<String> identifiers = List.of("objectId", "truth_type");
        RowListStarTable rows = new RowListStarTable(infos(kinds));
        Object[] row = new Object[rows.getColumnCount()];
        for (int i = 0; i < row.length; i++) {
            String name = rows.getColumnInfo(i).getName();
            double factor = name.contains("cModel") ? 2 : name.contains("psf") ? 3 : 1;
            double dimmer = "gri".indexOf(name.replaceFirst("^flux_", "").charAt(0)) - 1;
            row[i] = identifiers.contains(name) ? (Object) 2L : (Double) (1000 * factor * Math.pow(10, 0.04 * factor * dimmer));
        }
        rows.addRow(row);
        return DerivedColumns.append(rows, Optional.of(Release.named("dp02")), Optional.empty());
    }

    private static ColumnInfo[] infos(List<String> kinds) {
        List<String> names = new ArrayList<>();
        for (String band : List.of("g", "r", "i")) {
            kinds.forEach(kind -> names.addAll(List.of(band + "_" + kind + "Flux", band + "_" + kind + "FluxErr")));
            names.add("flux_" + band);
        }
        List<ColumnInfo> columns = new ArrayList<>(List.of(new ColumnInfo("objectId", Long.class, null), new ColumnInfo("truth_type", Long.class, null)));
        names.forEach(name -> columns.add(new ColumnInfo(name, Double.class, null)));
        return columns.toArray(ColumnInfo[]::new);
    }

    private StarTable through(String format, StarTable table) throws IOException {
        if (format.equals("memory")) {
            return table;
        }
        String file = folder.resolve("table").toString();
        new StarTableOutput().writeStarTable(table, file, format);
        return Tables.randomTable(new StarTableFactory().makeStarTable(file, format.startsWith("fits") ? "fits" : format));
    }

    /** A column's label and number. */
    private record Shown(String label, double value) {
    }

    /** What a figure shows on an axis, by the stock command for it and the numbers that its expression has in the table. */
    private static Shown shown(StarTable table, String axis, String... words) throws Exception {
        MapEnvironment environment = new MapEnvironment().setValue("in", table).setValue("script", "true").setValue("out", "x.png");
        for (String word : words) {
            environment.setValue(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        new Plot().createExecutable(environment).execute();
        String script = environment.getOutputText();
        StarTable values = JELTable.createJELTable(table, new String[] {found(script, axis + "_star=('[^']*'|\\S+)")});
        return new Shown(found(script, axis + "label=('[^']*'|\\S+)"), ((Number) Tables.randomTable(values).getCell(0, 0)).doubleValue());
    }

    private static String found(String script, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(script);
        assertThat(matcher.find()).as(pattern + " in " + script).isTrue();
        return matcher.group(1).replace("'", "");
    }

    private static void assertShown(Shown shown, String label, double value) {
        assertThat(shown.label()).isEqualTo(label);
        assertThat(shown.value()).isCloseTo(value, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "fits-plus", "fits-basic", "votable", "csv", "ascii"})
    void aTableOfPsfFluxesShowsThem(String format) throws Exception {
        StarTable table = through(format, truth(PSF));

        assertShown(shown(table, "y", "figure=ratio"), "psf flux / true flux", 3);
        assertShown(shown(table, "x", "figure=cmd-gr"), "psf g - r / mag", 0.3);
        assertShown(shown(table, "y", "figure=colour"), "psf r - i / mag", 0.3);
        assertShown(shown(table, "x", "figure=hist"), "psf r / mag", 31.4 - 2.5 * Math.log10(3000));
        assertThatThrownBy(() -> shown(table, "y", "figure=ratio", "flux=cModel")).isInstanceOf(TaskException.class)
                .hasMessageContaining("no measured over true flux in r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "fits-plus", "fits-basic", "votable", "csv", "ascii"})
    void aTableOfBothShowsWhatIsAskedFor(String format) throws Exception {
        StarTable table = through(format, truth(BOTH));

        assertShown(shown(table, "y", "figure=ratio"), "cModel flux / true flux", 2);
        assertShown(shown(table, "x", "figure=cmd"), "cModel g - i / mag", 0.4);
        assertShown(shown(table, "y", "figure=ratio", "flux=PSF"), "psf flux / true flux", 3);
        assertShown(shown(table, "x", "figure=cmd", "flux=psf"), "psf g - i / mag", 0.6);
    }

    @ParameterizedTest
    @CsvSource({"fits-basic,psf,3", "votable,psf,3", "csv,psf,3", "fits-basic,both,2", "votable,both,2"})
    void aDerivedColumnByItselfKeepsItsKind(String format, String kinds, double value) throws Exception {
        StarTable only = filtered(truth(kinds.equals("both") ? BOTH : PSF), "keepcols 'truth_type truth_mag_r flux_ratio_*'");

        assertShown(shown(through(format, only), "y", "figure=ratio"), (kinds.equals("both") ? "cModel" : "psf") + " flux / true flux", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fits-basic", "votable", "csv"})
    void aShortNameAmongOtherKindsIsNotTakenForOneOfThem(String format) throws Exception {
        StarTable table = through(format, filtered(truth(BOTH), "delcols '*cModel*'"));

        assertShown(shown(table, "y", "figure=ratio", "flux=psf"), "psf flux / true flux", 3);
        assertShown(shown(table, "x", "figure=cmd", "flux=psf"), "psf g - i / mag", 0.6);
    }

    @Test
    void aNameThatSaysNoKindGivesALabelThatSaysNone() throws Exception {
        StarTable table = through("csv", filtered(truth(BOTH), "keepcols 'truth_type truth_mag_r flux_ratio_r'"));

        assertThat(shown(table, "y", "figure=ratio").label()).isEqualTo("flux / true flux");
    }

    @ParameterizedTest
    @CsvSource({"memory,psf,3", "csv,psf,3", "csv,both,2", "fits-basic,both,2"})
    void statisticsSayTheirKind(String format, String kinds, double ratio) throws Exception {
        StarTable table = through(format, truth(kinds.equals("both") ? BOTH : PSF));
        MapEnvironment environment = new MapEnvironment().setValue("in", table).setValue("stats", "flux").setValue("band", "r");
        new Stats().createExecutable(environment).execute();
        String kind = kinds.equals("both") ? "cModel" : "psf";

        assertThat(environment.getOutputText()).contains("Measured / true flux, band r (" + kind + ")").contains(ratio + "000");
    }

    private static StarTable filtered(StarTable table, String command) throws Exception {
        MapEnvironment environment = new MapEnvironment().setValue("in", table).setValue("cmd", command);
        new TablePipe().createExecutable(environment).execute();
        return environment.getOutputTable("omode");
    }
}
