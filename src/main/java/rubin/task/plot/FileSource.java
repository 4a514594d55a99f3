package rubin.task.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import rubin.figure.ColumnBinder;
import rubin.figure.FigureInputs;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.filter.ProcessingStep;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.FilterParameter;
import uk.ac.starlink.ttools.task.InputTableParameter;

/** The table that the user names with {@code in=}, filtered by {@code icmd=}; without {@code in=}, somebody else's. */
final class FileSource implements TableSource.Provider {

    private final InputTableParameter in = new InputTableParameter("in");
    private final FilterParameter icmd = new FilterParameter("icmd");
    private final TableSource.Provider otherwise;

    FileSource(TableSource.Provider otherwise) {
        this.otherwise = otherwise;
        in.setTableDescription("the table to plot");
        in.setPrompt("Table to plot");
        in.setNullPermitted(true);
        icmd.setTableDescription("the table to plot", in, Boolean.TRUE);
    }

    @Override
    public Collection<Parameter<?>> parameters() {
        List<Parameter<?>> all = new ArrayList<>(List.of(in, in.getFormatParameter(), icmd));
        all.addAll(otherwise.parameters());
        return all;
    }

    @Override
    public Optional<ColumnBinder.Centre> centre(Environment environment) throws TaskException {
        return otherwise.centre(environment);
    }

    @Override
    public TableSource of(Environment environment, FigureInputs needs) throws TaskException {
        String location = in.stringValue(environment);
        if (location == null) {
            ProcessingStep[] steps = icmd.stepsValue(environment);
            TableSource whole = otherwise.of(environment, needs);
            return steps == null || steps.length == 0 ? whole : new Filtered(whole, List.of(steps));
        }
        String steps = icmd.stringValue(environment);
        String format = in.getFormatParameter().stringValue(environment);
        StarTable table;
        try {
            table = ConsumerTask.createProducer(environment, icmd, in).getTable();
        } catch (IOException e) {
            throw new TaskException("in=" + location + ": " + e.getMessage(), e);
        }
        StockCommand.Input stock = new StockCommand.Input(location, Optional.ofNullable(format).filter(name -> !name.startsWith("(")),
                Optional.ofNullable(steps));
        return new TableSource() {
            @Override
            public StarTable columns() {
                return table;
            }

            @Override
            public StarTable table() {
                return table;
            }

            @Override
            public Optional<StockCommand.Input> stock() {
                return Optional.of(stock);
            }
        };
    }

    /** Somebody else's table after the user's filters, which no stock command line could have. */
    private record Filtered(TableSource whole, List<ProcessingStep> steps) implements TableSource {

        @Override
        public StarTable columns() throws TaskException {
            try {
                return filter(whole.columns());
            } catch (IOException e) {
                throw new TaskException("icmd=: " + e.getMessage(), e);
            }
        }

        @Override
        public StarTable table() throws TaskException, IOException {
            return filter(whole.table());
        }

        @Override
        public Optional<StockCommand.Input> stock() {
            return Optional.empty();
        }

        private StarTable filter(StarTable table) throws IOException {
            StarTable filtered = table;
            for (ProcessingStep step : steps) {
                filtered = step.wrap(filtered);
            }
            return filtered;
        }
    }
}
