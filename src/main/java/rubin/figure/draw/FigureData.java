package rubin.figure.draw;

import gnu.jel.CompilationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rubin.figure.Layer;
import rubin.figure.Panel;
import rubin.figure.SourceClass;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.RowCollector;
import uk.ac.starlink.table.RowRunner;
import uk.ac.starlink.table.RowSplittable;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.ttools.jel.JELTable;
import uk.ac.starlink.util.DoubleList;

/**
 * What some panels draw, read in one pass over their table: for each class of sources the values of the expressions that its layers
 * use, in memory. The largest tables are thinned to every n-th row here; what is drawn of those comes from the table itself
 * ({@link #isComplete}). Immutable once read.
 */
public final class FigureData {

    /** The numbers of one class of sources, one array an expression. */
    private record Block(Map<String, double[]> columns) {
    }

    private final Map<Optional<String>, Block> blocks;
    private final long rowCount;
    private final int stride;

    private FigureData(Map<Optional<String>, Block> blocks, long rowCount, int stride) {
        this.blocks = blocks;
        this.rowCount = rowCount;
        this.stride = stride;
    }

    /**
     * Reads a table.
     *
     * @param panels what will be drawn of it
     * @param maxBytes memory to use at most
     * @throws IOException if the table cannot be read, or an expression not evaluated
     */
    public static FigureData read(StarTable table, Collection<Panel> panels, long maxBytes) throws IOException {
        Map<Optional<String>, Set<String>> wanted = new LinkedHashMap<>();
        for (Panel panel : panels) {
            for (Layer.OfRows layer : panel.rowLayers()) {
                wanted.computeIfAbsent(layer.sources().selection(), key -> new LinkedHashSet<>()).addAll(coordinates(layer).values());
            }
        }
        // A row is in one class at most; growing lists and the arrays they become are there at the same time for a while.
        int values = wanted.entrySet().stream().filter(entry -> entry.getKey().isPresent()).mapToInt(entry -> entry.getValue().size()).max().orElse(0)
                + wanted.getOrDefault(Optional.<String>empty(), Set.of()).size();
        long bytes = table.getRowCount() * Math.max(1, values) * Double.BYTES * 3;
        int stride = (int) (1 + Math.max(0, bytes - 1) / Math.max(1, maxBytes));
        Reader reader = new Reader(wanted, stride);
        Gathered gathered = RowRunner.DEFAULT.collect(reader, reader.evaluating(table));
        return new FigureData(gathered.blocks(), gathered.rows, stride);
    }

    /** The expressions that a layer draws, under the names that plot2plane has for its coordinates. */
    public static Map<String, String> coordinates(Layer.OfRows layer) {
        Map<String, String> coordinates = new LinkedHashMap<>();
        coordinates.put("x", layer.x());
        if (layer instanceof Layer.Points points) {
            coordinates.put("y", points.y());
        } else if (layer instanceof Layer.Enclosing enclosing) {
            coordinates.put("y", enclosing.y());
        } else if (layer instanceof Layer.Trend trend) {
            coordinates.put("y", trend.y());
            coordinates.put("yerrlo", trend.below());
            coordinates.put("yerrhi", trend.above());
        }
        return coordinates;
    }

    public long rowCount() {
        return rowCount;
    }

    /** True if every row is here. */
    public boolean isComplete() {
        return stride == 1;
    }

    /** The values of an expression for the rows of a class; NaN where there is none. Not to be written to. */
    public double[] values(SourceClass sources, String expression) {
        return blocks.get(sources.selection()).columns().get(expression);
    }

    /** How many rows of the table a layer has a point for, wherever the axes end; an estimate if the data are not complete. */
    public long pointCount(Layer.OfRows layer) {
        List<double[]> coordinates = coordinates(layer).values().stream().map(expression -> values(layer.sources(), expression)).toList();
        long count = 0;
        for (int row = 0; row < coordinates.get(0).length; row++) {
            boolean finite = true;
            for (double[] values : coordinates) {
                finite &= Double.isFinite(values[row]);
            }
            count += finite ? 1 : 0;
        }
        return count * stride;
    }

    /** The rows of a layer as a table whose columns are called as its coordinates. */
    public StarTable table(Layer.OfRows layer) {
        ColumnStarTable table = null;
        for (Map.Entry<String, String> coordinate : coordinates(layer).entrySet()) {
            double[] values = values(layer.sources(), coordinate.getValue());
            if (table == null) {
                table = ColumnStarTable.makeTableWithRows(values.length);
            }
            table.addColumn(ArrayColumn.makeColumn(coordinate.getKey(), values));
        }
        return table;
    }

    /** What one thread has read so far. */
    private static final class Gathered {
        private final Map<Optional<String>, Map<String, DoubleList>> lists = new LinkedHashMap<>();
        private long rows;

        /** Empties the lists as it goes, so that the numbers are not all there twice. */
        Map<Optional<String>, Block> blocks() {
            Map<Optional<String>, Block> blocks = new LinkedHashMap<>();
            lists.forEach((selection, columns) -> {
                Map<String, double[]> arrays = new LinkedHashMap<>();
                for (String expression : new ArrayList<>(columns.keySet())) {
                    arrays.put(expression, columns.remove(expression).toDoubleArray());
                }
                blocks.put(selection, new Block(arrays));
            });
            return blocks;
        }
    }

    /** Reads rows of a table of expressions into lists, in as many threads as the host likes. */
    private static final class Reader extends RowCollector<Gathered> {
        private final Map<Optional<String>, Set<String>> wanted;
        private final int stride;
        private final List<String> expressions;

        Reader(Map<Optional<String>, Set<String>> wanted, int stride) {
            this.wanted = wanted;
            this.stride = stride;
            Set<String> all = new LinkedHashSet<>();
            wanted.forEach((selection, coordinates) -> {
                selection.ifPresent(all::add);
                all.addAll(coordinates);
            });
            this.expressions = List.copyOf(all);
        }

        StarTable evaluating(StarTable table) throws IOException {
            try {
                return JELTable.createJELTable(table, expressions.toArray(String[]::new));
            } catch (CompilationException e) {
                throw new IOException("cannot evaluate " + String.join(", ", expressions) + ": " + e.getMessage(), e);
            }
        }

        @Override
        public Gathered createAccumulator() {
            Gathered empty = new Gathered();
            wanted.forEach((selection, coordinates) -> {
                Map<String, DoubleList> columns = new LinkedHashMap<>();
                coordinates.forEach(expression -> columns.put(expression, new DoubleList()));
                empty.lists.put(selection, columns);
            });
            return empty;
        }

        @Override
        public void accumulateRows(RowSplittable rows, Gathered into) throws IOException {
            List<int[]> columns = new ArrayList<>();
            List<DoubleList[]> lists = new ArrayList<>();
            List<Integer> selections = new ArrayList<>();
            into.lists.forEach((selection, byExpression) -> {
                selections.add(selection.map(expressions::indexOf).orElse(-1));
                columns.add(byExpression.keySet().stream().mapToInt(expressions::indexOf).toArray());
                lists.add(byExpression.values().toArray(DoubleList[]::new));
            });
            while (rows.next()) {
                if (into.rows++ % stride != 0) {
                    continue;
                }
                for (int group = 0; group < lists.size(); group++) {
                    int selection = selections.get(group);
                    if (selection < 0 || Boolean.TRUE.equals(rows.getCell(selection))) {
                        DoubleList[] targets = lists.get(group);
                        int[] sources = columns.get(group);
                        for (int i = 0; i < targets.length; i++) {
                            targets[i].add(rows.getCell(sources[i]) instanceof Number number ? number.doubleValue() : Double.NaN);
                        }
                    }
                }
            }
        }

        @Override
        public Gathered combine(Gathered first, Gathered second) {
            first.rows += second.rows;
            first.lists.forEach((selection, columns) -> columns.forEach(
                    (expression, list) -> list.addAll(second.lists.get(selection).get(expression))));
            return first;
        }
    }
}
