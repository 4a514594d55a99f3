package rubin.sandbox.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the description of everything the service publishes, {@code catalogue.txt}. Its head explains the format: one
 * line a schema, table, column or key; runs of column lines with <code>{b}</code> stand for all six bands.
 */
final class CatalogueReader {

    private static final String BAND = "{b}";
    private static final String BANDS = "ugrizy";
    private static final String EMPTY = "-";

    private final String source;
    private final List<SchemaDef> schemas = new ArrayList<>();
    private final List<KeyDef> keys = new ArrayList<>();
    private List<TableDef> tables = new ArrayList<>();
    private List<ColumnDef> columns = new ArrayList<>();
    private final List<String[]> bandLines = new ArrayList<>();
    private Heading schema;
    private Heading table;

    private record Heading(String name, int index, String description) {
    }

    private CatalogueReader(String source) {
        this.source = source;
    }

    /**
     * Reads a description from the class path.
     *
     * @param resource absolute resource name
     * @throws IllegalStateException if it is absent or malformed, saying in which line
     */
    static CatalogueSchema read(String resource) {
        try (InputStream in = CatalogueReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new CatalogueReader(resource).read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }

    private CatalogueSchema read(BufferedReader lines) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                readLine(line);
            } catch (RuntimeException e) {
                throw new IllegalStateException(source + " line " + number + ": " + e.getMessage(), e);
            }
        }
        endSchema();
        return new CatalogueSchema(schemas, keys);
    }

    private void readLine(String line) {
        switch (line.substring(0, line.indexOf(' '))) {
            case "schema" -> {
                endSchema();
                schema = heading(line);
            }
            case "table" -> {
                endTable();
                table = heading(line);
            }
            case "like" -> columns.addAll(schemas.stream().flatMap(s -> s.tables().stream())
                    .filter(t -> t.qualifiedName().equals(line.split("\\s+")[1])).findFirst().orElseThrow().columns());
            case "key" -> {
                String[] f = line.split("\\s+");
                keys.add(new KeyDef(f[1], qualifiedTable(f[2]), afterDot(f[2]), qualifiedTable(f[3]), afterDot(f[3])));
            }
            default -> {
                String[] fields = line.split("\\s+", 6);
                if (fields[0].contains(BAND)) {
                    bandLines.add(fields);
                } else {
                    endBandRun();
                    columns.add(column(fields, ""));
                }
            }
        }
    }

    private static Heading heading(String line) {
        String[] f = line.split("\\s+", 4);
        return new Heading(f[1], Integer.parseInt(f[2]), f[3]);
    }

    private String qualifiedTable(String tableAndColumn) {
        return schema.name() + "." + tableAndColumn.substring(0, tableAndColumn.indexOf('.'));
    }

    private static String afterDot(String tableAndColumn) {
        return tableAndColumn.substring(tableAndColumn.indexOf('.') + 1);
    }

    private static ColumnDef column(String[] f, String band) {
        return new ColumnDef(f[0].replace(BAND, band), type(f[1]), orEmpty(f[2]), orEmpty(f[3]),
                f[5].replace(BAND, band), f[4].contains("P"), f[4].contains("I"));
    }

    private static String orEmpty(String field) {
        return field.equals(EMPTY) ? "" : field;
    }

    private static ColumnType type(String text) {
        int bracket = text.indexOf('(');
        String kind = bracket < 0 ? text : text.substring(0, bracket);
        String arraysize = bracket < 0 ? "" : text.substring(bracket + 1, text.length() - 1);
        ColumnType.Kind parsed = ColumnType.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        return new ColumnType(parsed, parsed == ColumnType.Kind.TIMESTAMP ? "*" : arraysize);
    }

    private void endBandRun() {
        for (char band : BANDS.toCharArray()) {
            for (String[] fields : bandLines) {
                columns.add(column(fields, String.valueOf(band)));
            }
        }
        bandLines.clear();
    }

    private void endTable() {
        endBandRun();
        if (table != null) {
            tables.add(new TableDef(schema.name(), table.name(), table.description(), table.index(), columns));
        }
        table = null;
        columns = new ArrayList<>();
    }

    private void endSchema() {
        endTable();
        if (schema != null) {
            schemas.add(new SchemaDef(schema.name(), schema.description(), schema.index(), tables));
        }
        schema = null;
        tables = new ArrayList<>();
    }
}
