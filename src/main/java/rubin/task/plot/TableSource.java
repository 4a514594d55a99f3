package rubin.task.plot;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import rubin.figure.ColumnBinder;
import rubin.figure.FigureInputs;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;

/** The table that a figure shows. */
public interface TableSource {

    /**
     * A table with the columns of {@link #table} and perhaps without its rows; cheap, so that mistakes show before the work begins.
     */
    StarTable columns() throws TaskException;

    /** The table, which may take long. */
    StarTable table() throws TaskException, IOException;

    /** How a stock command would get the same table; empty if it cannot. */
    Optional<StockCommand.Input> stock();

    /** Makes the source that a user's parameters ask for. */
    interface Provider {

        /** The parameters that it reads, which may be {@code ra} and {@code dec}, in degrees, but none other of rubinplot's. */
        Collection<Parameter<?>> parameters();

        /**
         * Reads its parameters.
         *
         * @param needs what will be shown of the table
         * @throws TaskException if they do not say which table
         */
        TableSource of(Environment environment, FigureInputs needs) throws TaskException;

        /** The centre of the region that the user gave, for a table that has no offsets from it; empty if none is given. */
        Optional<ColumnBinder.Centre> centre(Environment environment) throws TaskException;

        /** For a program that has no tables but the user's. */
        Provider NONE = new Provider() {
            @Override
            public Collection<Parameter<?>> parameters() {
                return List.of();
            }

            @Override
            public TableSource of(Environment environment, FigureInputs needs) throws TaskException {
                throw new TaskException("in=: must name the table to plot, such as in=truth.fits, a result of rubintruth");
            }

            @Override
            public Optional<ColumnBinder.Centre> centre(Environment environment) {
                return Optional.empty();
            }
        };
    }
}
