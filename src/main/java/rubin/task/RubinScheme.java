package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rubin.query.Selection;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.TableScheme;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.MapEnvironment;

/**
 * Rubin tables by name, wherever the host takes a table: {@code :rubin:truth 62 -37 0.1 tapurl=sandbox}. What follows the
 * scheme's name is the command line of one of the query tasks.
 */
public class RubinScheme implements TableScheme {

    private static final Map<String, Supplier<QueryTask>> TASKS = Map.of(
            "cone", () -> new RegionTask("cone", Selection::objectQuery) { },
            "truth", () -> new RegionTask("truth", Selection::truthQuery) { },
            "query", () -> new AdqlTask("query") { });
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern SETTING = Pattern.compile("(?s)([a-z]+)=(.*)");
    private static final Pattern QUERY_SETTING = Pattern.compile("(?:^|(?<=\\s))(?:tapurl|token|sync|maxrec|timeout)=\\S+");

    @Override
    public String getSchemeName() {
        return "rubin";
    }

    @Override
    public String getSchemeUsage() {
        return "cone|truth <ra> <dec> <radius> [<name>=<value> ...] | query <adql> [<name>=<value> ...]";
    }

    @Override
    public String getExampleSpecification() {
        return null;    // a host may try an example to see that a scheme works, and this one costs a query
    }

    @Override
    public StarTable createTable(String spec) throws IOException {
        String[] parts = spec.strip().split("\\s+", 2);
        Supplier<QueryTask> supplier = TASKS.get(parts[0].toLowerCase(Locale.ROOT));
        if (supplier == null) {
            throw new IOException(":rubin:" + spec + ": must start with cone, truth or query, as in :rubin:truth 62 -37 0.1");
        }
        QueryTask task = supplier.get();
        String rest = parts.length < 2 ? "" : parts[1];
        MapEnvironment env = new Spoken();
        try {
            set(task, env, task instanceof AdqlTask ? queryWords(rest) : words(rest));
            return task.createProducer(env).getTable();
        } catch (TaskException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** An environment that says where the job is, and that a result is cut short, where the user can read it. */
    private static final class Spoken extends MapEnvironment {

        @Override
        public PrintStream getErrorStream() {
            return System.err;
        }
    }

    /** A query's own text holds spaces, quotes and equals signs: it is what is left when known settings are taken away. */
    private static List<String> queryWords(String text) {
        List<String> words = new ArrayList<>();
        words.add(QUERY_SETTING.matcher(text).replaceAll("").strip());
        Matcher m = QUERY_SETTING.matcher(text);
        while (m.find()) {
            words.add(m.group());
        }
        return words;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            words.add(QUOTED.matcher(m.group()).replaceAll(q -> Matcher.quoteReplacement(q.group().substring(1, q.group().length() - 1))));
        }
        return words;
    }

    private static void set(QueryTask task, MapEnvironment env, List<String> words) throws IOException {
        int position = 0;
        for (String word : words) {
            Matcher m = SETTING.matcher(word);
            boolean named = m.matches();
            String name = named ? m.group(1) : null;
            int at = named ? -1 : ++position;
            Parameter<?> parameter = null;
            for (Parameter<?> p : task.getParameters()) {
                if (named ? p.getName().equals(name) : p.getPosition() == at) {
                    parameter = p;
                }
            }
            if (parameter == null) {
                throw new IOException(":rubin: does not understand '" + word + "'; give " + new RubinScheme().getSchemeUsage());
            }
            env.setValue(parameter.getName(), named ? m.group(2) : word);
        }
    }
}
