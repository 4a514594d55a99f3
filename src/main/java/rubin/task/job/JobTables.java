package rubin.task.job;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import rubin.tap.JobStatus;
import rubin.task.ReadableText;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.ColumnPermutedStarTable;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StarTable;

/** Jobs as tables for the user, and these as text for reading. */
final class JobTables {

    private static final String STATUS = "status";
    /** What a text leaves out: it follows from the rest, and would not fit. */
    private static final List<String> LEFT_OUT = List.of("url", "run_id");

    private JobTables() {
    }

    /**
     * A job in a list.
     *
     * @param id last part of the URL
     * @param command what made it, where that is known
     */
    record Line(String id, String phase, Optional<Instant> created, String runId, String command, String url) {
    }

    static StarTable list(List<Line> lines) {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(lines.size());
        table.setName("jobs");
        add(table, "id", "Name of the job on its service", lines, Line::id);
        add(table, "phase", "Execution phase", lines, Line::phase);
        add(table, "created", "When it was made, UTC", lines, l -> l.created().map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null));
        add(table, "command", "What made it, if it was made on this machine; else the word that its maker gave it", lines,
                l -> l.command().isEmpty() ? l.runId() : l.command());
        add(table, "run_id", "Word that its maker gave it", lines, Line::runId);
        add(table, "url", "URL", lines, Line::url);
        return table;
    }

    static StarTable status(String url, JobStatus status) {
        ColumnStarTable table = ColumnStarTable.makeTableWithRows(1);
        table.setName(STATUS);
        List<String> one = List.of("");
        add(table, "url", "URL", one, x -> url);
        add(table, "phase", "Execution phase", one, x -> status.phaseWord());
        Double percent = status.percent().isPresent() ? (Double) status.percent().getAsDouble() : null;
        table.addColumn(ArrayColumn.makeColumn(new ColumnInfo("percent", Double.class, "How much is done"), new Double[] {percent}));
        for (Map.Entry<String, String> field : List.of(Map.entry("run_id", "runId"), Map.entry("owner", "ownerId"), Map.entry("created", "creationTime"),
                Map.entry("started", "startTime"), Map.entry("ended", "endTime"), Map.entry("destruction", "destruction"))) {
            add(table, field.getKey(), "As the service has it: " + field.getValue(), one, x -> status.field(field.getValue()).orElse(null));
        }
        add(table, "message", "What went wrong", one, x -> status.message().orElse(null));
        add(table, "maxrec", "Limit of rows", one, x -> status.parameters().get("MAXREC"));
        add(table, "adql", "Query", one, x -> status.parameters().get("QUERY"));
        return table;
    }

    /** Prints a list as lines, and a status as names and values. */
    static void print(StarTable table, PrintStream out) throws IOException {
        if (STATUS.equals(table.getName()) && table.getRowCount() == 1) {
            printStatus(table, out);
            return;
        }
        int[] shown = IntStream.range(0, table.getColumnCount()).filter(i -> !LEFT_OUT.contains(table.getColumnInfo(i).getName())).toArray();
        ReadableText.ofTerminal().print(new ColumnPermutedStarTable(table, shown), out);
    }

    private static void printStatus(StarTable table, PrintStream out) throws IOException {
        int width = IntStream.range(0, table.getColumnCount()).map(i -> table.getColumnInfo(i).getName().length()).max().orElse(0) + 2;
        for (int i = 0; i < table.getColumnCount(); i++) {
            String value = ReadableText.text(table.getCell(0, i)).strip();
            if (!value.isEmpty()) {
                String name = table.getColumnInfo(i).getName();
                out.println(name + " ".repeat(width - name.length()) + value.replace("\n", "\n" + " ".repeat(width)));
            }
        }
    }

    private static <T> void add(ColumnStarTable table, String name, String description, List<T> rows, Function<T, String> value) {
        table.addColumn(ArrayColumn.makeColumn(new ColumnInfo(name, String.class, description), rows.stream().map(value).toArray(String[]::new)));
    }
}
