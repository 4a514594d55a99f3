package rubin.sandbox.tap;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.h2.api.ErrorCode;

import rubin.sandbox.adql.AdqlException;
import rubin.sandbox.adql.AdqlTranslator;
import rubin.sandbox.adql.MySqlMath;
import rubin.sandbox.adql.QueryTable;
import rubin.sandbox.adql.TranslatedQuery;
import rubin.sandbox.schema.CatalogueSchema;

/** Answers queries: checks, runs, and writes the rows to a file while they come. */
final class QueryEngine {

    static final String MEMORY = "Query failed in backend: it needs more memory than the service has; ask for fewer rows, "
            + "or start the service with more, as by -Xmx4g";

    private final TapDatabase database;
    private final String timeSeries;
    private final CatalogueSchema schema;
    private final AdqlTranslator translator;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();

    /**
     * Puts TAP_SCHEMA into the database.
     *
     * @param timeSeries URL of the service of light curves
     */
    QueryEngine(TapDatabase database, String timeSeries) throws SQLException {
        this.database = database;
        this.timeSeries = timeSeries;
        schema = TapSchema.complete(database.schema());
        translator = new AdqlTranslator(TapSchema.queryTables(schema));
        try (Connection connection = database.connect()) {
            MySqlMath.register(connection);
            TapSchema.create(connection, schema);
        }
    }

    CatalogueSchema schema() {
        return schema;
    }

    /**
     * Answers one query.
     *
     * @return rows written
     * @throws QueryFailure if the query is refused or fails; the message is for the user
     */
    long run(QueryRequest request, Path file, Cancellation cancellation) throws IOException, QueryFailure {
        running.add(cancellation);
        cancellation.begin();
        try (Connection connection = database.connect()) {
            List<QueryTable> uploads = Uploads.load(connection, request.uploads(), cancellation);
            TranslatedQuery query = translator.with(uploads).translate(request.adql());
            String descriptors = TimeSeries.descriptors(query.columns(), timeSeries);
            if (request.maxrec() == 0) {
                VOTableDocument.write(new ResultTable(query.columns(), Optional.empty(), 0, cancellation::cancelled), request, descriptors, file);
                return 0;
            }
            try (Statement statement = connection.createStatement()) {
                // Otherwise H2 gathers the whole result on the heap before the first row.
                statement.execute("SET LAZY_QUERY_EXECUTION TRUE");
                cancellation.attach(statement);
                if (cancellation.cancelled()) {
                    throw new QueryFailure(cancellation.reason().orElseThrow(), null);
                }
                try (ResultSet rows = statement.executeQuery(query.sql(request.maxrec() + 1))) {
                    ResultTable table = new ResultTable(query.columns(), Optional.of(rows), request.maxrec(),
                            cancellation::cancelled);
                    VOTableDocument.write(table, request, descriptors, file);
                    return table.written();
                }
            }
        } catch (AdqlException e) {
            throw new QueryFailure(e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new QueryFailure("Query failed in backend: it is too long or nested too deeply", e);
        } catch (OutOfMemoryError e) {
            throw new QueryFailure(MEMORY, e);
        } catch (SQLException e) {
            throw failure(e, e, cancellation);
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw failure(sql, e, cancellation);
            }
            if (cancellation.cancelled()) {
                throw new QueryFailure(cancellation.reason().orElseThrow(), e);
            }
            throw e;
        } finally {
            running.remove(cancellation);
            cancellation.detach();
        }
    }

    private static QueryFailure failure(SQLException problem, Exception e, Cancellation cancellation) {
        return new QueryFailure(cancellation.reason().orElseGet(
                () -> problem.getErrorCode() == ErrorCode.OUT_OF_MEMORY ? MEMORY : backend(problem)), e);
    }

    /** Whether the database has its tables still; H2 throws all away when it runs out of memory. */
    boolean alive() {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 FROM \"" + TapSchema.NAME + "\".\"schemas\"").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether any query runs. */
    boolean busy() {
        return !running.isEmpty();
    }

    /** Stops the query that has asked for the most memory so far. */
    void stopHungriest() {
        running.stream().filter(c -> !c.cancelled()).max(Comparator.comparingLong(Cancellation::allocated))
                .ifPresent(c -> c.cancel(MEMORY));
    }

    /** Cancels once more what was cancelled and runs still. */
    void repeatCancellations() {
        running.forEach(Cancellation::repeat);
    }

    /** What is wrong, in words of the query; the database's own speak of SQL and of objects that the user never wrote. */
    private static String backend(SQLException e) {
        return "Query failed in backend: " + switch (e.getErrorCode()) {
            case 0 -> e.getMessage();
            case ErrorCode.EXCEPTION_IN_FUNCTION_1 -> e.getCause() == null ? "a function failed" : e.getCause().getMessage();
            case ErrorCode.MUST_GROUP_BY_COLUMN_1 -> "columns beside COUNT, SUM, AVG, MIN, MAX must stand in GROUP BY";
            case ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1, ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2 -> "a number is out of range";
            case ErrorCode.DATA_CONVERSION_ERROR_1, ErrorCode.INVALID_DATETIME_CONSTANT_2, ErrorCode.TYPES_ARE_NOT_COMPARABLE_2 ->
                "a value cannot be compared with one of another type";
            case ErrorCode.STATEMENT_WAS_CANCELED -> "the query was cancelled";
            default -> "the query cannot be evaluated (" + e.getErrorCode() + ")";
        };
    }
}
