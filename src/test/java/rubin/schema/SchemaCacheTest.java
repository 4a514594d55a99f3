package rubin.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;

/** What lies in the cache is a file like any other: it is read as carefully as an answer from a service. */
class SchemaCacheTest {

    @TempDir
    private Path home;

    private final String table = "<VOTABLE xmlns='http://www.ivoa.net/xml/VOTable/v1.3'><RESOURCE><TABLE><FIELD name='c' datatype='char' arraysize='*'/>%s</TABLE></RESOURCE></VOTABLE>";

    @Test
    void whatWasKeptComesBack() throws Exception {
        SchemaCache cache = SchemaCache.of(home, "https://example.org/tap", Clock.systemUTC());
        ColumnStarTable kept = ColumnStarTable.makeTableWithRows(2);
        kept.addColumn(ArrayColumn.makeColumn("size", new int[] {7, -1}));
        kept.addColumn(ArrayColumn.makeColumn("name", new String[] {"\u03b1 & <b>", null}));
        cache.put("columns", kept);
        StarTable read = Tables.randomTable(cache.get("columns").orElseThrow());
        assertThat(read.getRowCount()).isEqualTo(2);
        assertThat(read.getCell(1, 0)).isEqualTo(-1);
        assertThat(read.getCell(0, 1)).isEqualTo("\u03b1 & <b>");
    }

    @Test
    void aFileThatPointsElsewhereIsNotRead() throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), "c4n4ry");
        SchemaCache cache = SchemaCache.of(home, "https://example.org/tap", Clock.systemUTC());
        ColumnStarTable kept = ColumnStarTable.makeTableWithRows(1);
        kept.addColumn(ArrayColumn.makeColumn("name", new String[] {"a"}));
        cache.put("columns", kept);
        Path file;
        try (Stream<Path> files = Files.walk(home.resolve(".rubin"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        for (String document : List.of("<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret + "'>]>" + table.formatted("<DATA><TABLEDATA><TR><TD>&e;</TD></TR></TABLEDATA></DATA>"),
                table.formatted("<DATA><BINARY><STREAM href='" + secret + "'/></BINARY></DATA>"), "no table")) {
            Files.writeString(file, document);
            assertThat(cache.get("columns")).as(document).isEmpty();
        }
    }
}
