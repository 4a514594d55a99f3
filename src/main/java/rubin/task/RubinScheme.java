package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rubin.query.AdqlToken;
import rubin.query.Selection;
import rubin.task.count.CountTask;
import rubin.task.job.JobTask;
import rubin.task.query.AdqlTask;
import rubin.task.query.QueryTask;
import rubin.task.query.RegionTask;
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
            "count", () -> new CountTask("count") { },
            "query", () -> new AdqlTask("query") { });
    private static final String JOB = "job";
    private static final List<String> JOB_SETTINGS = List.of(JOB, "tapurl", "token", "timeout");
    private static final String QUOTING = "; quotes go around a value with spaces, as in where=\"obj.r_cModelFlux > 360\", or where='...' if the shell's are \"\"";
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
        return "cone|truth|count <ra> <dec> <radius> [<name>=<value> ...] | query <adql> [<name>=<value> ...] | job <url>";
    }

    @Override
    public String getExampleSpecification() {
        return null;    // a host may try an example to see that a scheme works, and this one costs a query
    }

    @Override
    public StarTable createTable(String spec) throws IOException {
        String[] parts = spec.strip().split("\\s+", 2);
        String word = parts[0].toLowerCase(Locale.ROOT);
        Supplier<QueryTask> supplier = TASKS.get(word);
        if (supplier == null && !word.equals(JOB)) {
            throw new IOException(":rubin:" + spec + ": must start with cone, truth, count, query or job, as in :rubin:truth 62 -37 0.1");
        }
        String rest = parts.length < 2 ? "" : parts[1];
        MapEnvironment env = new Spoken();
        try {
            if (supplier == null) {
                JobTask task = new JobTask(JOB) { };
                List<Parameter<?>> known = Arrays.stream(task.getParameters()).filter(p -> JOB_SETTINGS.contains(p.getName())).toList();
                List<String> words = new ArrayList<>(words(rest));
                words.replaceAll(w -> SETTING.matcher(w).matches() ? w : JOB + "=" + w);
                set(known, env.setValue("action", JobTask.FETCH), words);
                return task.createProducer(env).getTable();
            }
            QueryTask task = supplier.get();
            set(task.asking(), env, task instanceof AdqlTask ? queryWords(rest) : words(rest));
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

    /** A query's own text holds spaces, quotes and equals signs: it is what is left when known settings outside of quotes and comments are taken away. */
    private static List<String> queryWords(String text) {
        Set<Integer> starts = AdqlToken.all(text).stream().filter(token -> token.kind() == AdqlToken.Kind.WORD).map(AdqlToken::start).collect(Collectors.toSet());
        StringBuilder query = new StringBuilder();
        List<String> settings = new ArrayList<>();
        int end = 0;
        Matcher m = QUERY_SETTING.matcher(text);
        while (m.find()) {
            if (starts.contains(m.start())) {
                query.append(text, end, m.start());
                settings.add(m.group());
                end = m.end();
            }
        }
        settings.add(0, query.append(text.substring(end)).toString().strip());
        return settings;
    }

    private static List<String> words(String text) throws IOException {
        if (!WORD.matcher(text).replaceAll("").isBlank()) {
            throw new IOException(":rubin: has a quote without its partner in '" + text + "'" + QUOTING);
        }
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            words.add(QUOTED.matcher(m.group()).replaceAll(q -> Matcher.quoteReplacement(q.group().substring(1, q.group().length() - 1))));
        }
        return words;
    }

    private static void set(List<Parameter<?>> known, MapEnvironment env, List<String> words) throws IOException {
        int position = 0;
        for (String word : words) {
            Matcher m = SETTING.matcher(word);
            boolean named = m.matches();
            String name = named ? m.group(1) : null;
            int at = named ? -1 : ++position;
            Parameter<?> parameter = null;
            for (Parameter<?> p : known) {
                if (named ? p.getName().equals(name) : p.getPosition() == at) {
                    parameter = p;
                }
            }
            if (parameter == null) {
                throw new IOException(":rubin: does not understand '" + word + "'; it takes "
                        + known.stream().map(p -> p.getName() + "=").collect(Collectors.joining(" ")) + QUOTING);
            }
            env.setValue(parameter.getName(), named ? m.group(2) : word);
        }
    }
}
