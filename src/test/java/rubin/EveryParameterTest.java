package rubin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rubin.figure.SyntheticTruth;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.ttools.plot2.task.PlanePlot2Task;
import uk.ac.starlink.ttools.task.LineInvoker;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** Every parameter of every task with values that a stranger might give: the command succeeds, or says what is wrong in one line. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryParameterTest {

    private static final List<String> NUMBERS = List.of("0", "-1", "NaN", "-Infinity", "1e999", "99999999999999999999", "1e-300", "2147483648", "1,5", "", "ten");
    /** For what rubinplot only hands on to plot2plane, which draws axes of any finite length, and takes its time for it. */
    private static final List<String> STOCK_VALUES = List.of("1e999", "", "2MASS");
    private static final List<String> NAMES = List.of("", "a b", "2MASS", "\"count\"", "'", ";", "né", "*", "ts.", "@", "@/no/such/file", "(", "null", "x".repeat(300));
    private static final Pattern RANGE = Pattern.compile("Range: (?:(\\S+) to|(&gt;) 0 and &lt;=) ([-+]?[0-9]+(?:\\.[0-9]+)?)");

    private static final Pattern JAVA = Pattern.compile("\\b(?:java|uk|rubin|nom|org)\\.[a-z.]+\\.[A-Z]|^\\s+at ");

    /** A command that does something small for each task, without output. */
    private static final Map<String, String> COMMANDS = new TreeMap<>(Map.of(
            "rubin.Cone", "ra=62 dec=-37 radius=0.003 tapurl=sandbox sync=true",
            "rubin.Truth", "ra=62 dec=-37 radius=0.003 tapurl=sandbox sync=true",
            "rubin.Query", "adql=SELECT|objectId|FROM|dp02_dc2_catalogs.Object|WHERE|tract=0 tapurl=sandbox sync=true",
            "rubin.Count", "by=truth_type ra=62 dec=-37 radius=0.003 tapurl=sandbox sync=true",
            "rubin.Schema", "tapurl=sandbox level=schemas",
            "rubin.Plot", "in=TABLE figure=cmd omode=discard",
            "rubin.Stats", "in=TABLE",
            "rubin.Compare", "in1=TABLE in2=TABLE",
            "rubin.Job", "action=status job=http://127.0.0.1:9/tap/async/1 tapurl=http://127.0.0.1:9/tap"));

    @TempDir
    static Path folder;

    static Stream<String> tasks() {
        return COMMANDS.keySet().stream();
    }

    private static Task task(String name) {
        try {
            return Stilts.getTaskFactory().createObject(name);
        } catch (uk.ac.starlink.util.LoadException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isStock(String task, Parameter<?> parameter) {
        return task.equals("rubin.Plot") && Arrays.stream(new PlanePlot2Task().getParameters()).anyMatch(p -> p.getName().equals(parameter.getName()))
                && !RANGE.matcher(parameter.getDescription()).find();
    }

    private static boolean isNumber(Parameter<?> parameter) {
        return Number.class.isAssignableFrom(parameter.getValueClass());
    }

    private static String table() throws IOException {
        Path table = folder.resolve("table.fits");
        if (!Files.exists(table)) {
            new StarTableOutput().writeStarTable(SyntheticTruth.table(50, 1), table.toString(), "fits");
        }
        return table.toString();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void numbersAreTakenOrRefusedInOneLine(String name) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Parameter<?> parameter : task(name).getParameters()) {
            if (isNumber(parameter)) {
                for (String value : isStock(name, parameter) ? STOCK_VALUES : NUMBERS) {
                    faults.addAll(run(name, parameter.getName(), value));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void textsAreTakenOrRefusedInOneLine(String name) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Parameter<?> parameter : task(name).getParameters()) {
            if (!isNumber(parameter) && !parameter.getName().equals("out")) {
                for (String value : isStock(name, parameter) ? STOCK_VALUES : NAMES) {
                    faults.addAll(run(name, parameter.getName(), value));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The range in the help is the one that holds: its ends are taken, and what is just beyond is not. */
    @ParameterizedTest
    @MethodSource("tasks")
    void theHelpSaysWhichNumbersAreTaken(String name) throws Exception {
        for (Parameter<?> parameter : task(name).getParameters()) {
            if (isNumber(parameter) && !isStock(name, parameter)) {
                checkRange(name, parameter);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sandboxNumbers")
    void theEmbeddedServiceSaysWhichNumbersItTakes(String number) throws Exception {
        for (Parameter<?> parameter : new Sandbox().getParameters()) {
            if (isNumber(parameter)) {
                checkRange("rubin.Sandbox", parameter);
                assertThat(taken(parameter, number) || refusal(parameter, number).startsWith(parameter.getName() + "=" + number + ": ")).isTrue();
            }
        }
    }

    static Stream<String> sandboxNumbers() {
        return NUMBERS.stream();
    }

    private static void checkRange(String name, Parameter<?> parameter) {
        Matcher range = RANGE.matcher(parameter.getDescription());
        assertThat(range.find()).as("%s %s: %s", name, parameter.getName(), parameter.getDescription()).isTrue();
        double max = Double.parseDouble(range.group(3));
        double min = range.group(2) == null ? Double.parseDouble(range.group(1)) : 0;
        boolean whole = parameter.getValueClass() != Double.class;
        String beyond = max >= Long.MAX_VALUE ? "9223372036854775808" : whole ? Long.toString((long) max + 1) : Double.toString(Math.nextUp(max));
        String before = min <= Long.MIN_VALUE ? "-9223372036854775809" : range.group(2) != null ? "0"
                : whole ? Long.toString((long) min - 1) : Double.toString(min == 0 ? -1e-9 : Math.nextDown(min));
        assertThat(taken(parameter, range.group(3))).as("%s %s", name, range.group(3)).isTrue();
        assertThat(range.group(2) != null || taken(parameter, range.group(1))).as("%s %s", name, range.group(1)).isTrue();
        assertThat(taken(parameter, beyond)).as("%s %s=%s", name, parameter.getName(), beyond).isFalse();
        assertThat(taken(parameter, before)).as("%s %s=%s", name, parameter.getName(), before).isFalse();
    }

    private static boolean taken(Parameter<?> parameter, String value) {
        return refusal(parameter, value).isEmpty();
    }

    private static String refusal(Parameter<?> parameter, String value) {
        try {
            parameter.stringToObject(new MapEnvironment().setValue(parameter.getName(), value), value);
            return "";
        } catch (uk.ac.starlink.task.TaskException e) {
            return e.getMessage();
        }
    }

    private static synchronized List<String> run(String task, String parameter, String value) throws IOException {
        List<String> words = new ArrayList<>(List.of(task));
        for (String word : COMMANDS.get(task).split(" ")) {
            words.add(word.replace('|', ' ').replace("TABLE", table()));
        }
        words.removeIf(w -> w.startsWith(parameter + "="));
        words.add(parameter + "=" + value);
        PrintStream realErr = System.err;
        PrintStream realOut = System.out;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(err, true, StandardCharsets.UTF_8); PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream())) {
            System.setErr(capture);
            System.setOut(nowhere);
            int status = new LineInvoker("stilts", Stilts.getTaskFactory()).invoke(words.toArray(String[]::new), null);
            List<String> lines = Arrays.stream(err.toString(StandardCharsets.UTF_8).split("\n"))
                    .filter(l -> !l.startsWith("Job: ") && !l.startsWith("Note: ") && !l.startsWith("rubinplot: ") && !l.startsWith("Truncated: ")
                            && !l.equals("Nothing found.") && !l.isBlank()).toList();
            if (status == 0) {
                return lines.isEmpty() ? List.of() : List.of(words + " succeeds and says " + lines);
            }
            boolean line = lines.size() == 1 && lines.get(0).startsWith("Error: ") && !JAVA.matcher(lines.get(0)).find() && status == 1
                    || !lines.isEmpty() && lines.get(0).startsWith("Unused arguments: ");
            return line ? List.of() : List.of(words + " ends with " + status + " and says " + lines);
        } finally {
            System.setErr(realErr);
            System.setOut(realOut);
        }
    }
}
