package rubin;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rubin.task.StiltsMain;
import uk.ac.starlink.ttools.task.LineInvoker;

/**
 * The little of a shell that a page of commands needs: {@code bin/stilts}, in this process; variables, also of what a command
 * prints; {@code echo}; and a service in the background, which is there already. Files are in a folder of their own.
 */
final class ConsoleSession {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?s)([A-Z]+)=(?:\\$\\((.*)\\)|(\\S*))");
    private static final Pattern WORD = Pattern.compile("(?:'(?<single>[^']*)'|\"(?<double>[^\"]*)\"|(?<bare>[^\\s'\"]+))(?<space>\\s*)");
    private static final Pattern FILE = Pattern.compile("(in|in1|in2|out)=([A-Za-z0-9-]+\\.[a-z]+)");

    private final Path folder;
    private final String shownUrl;
    private final String realUrl;
    private final Map<String, String> variables = new HashMap<>();

    /**
     * @param folder where files are
     * @param shownUrl the service's URL on the page
     * @param realUrl its URL here
     */
    ConsoleSession(Path folder, String shownUrl, String realUrl) {
        this.folder = folder;
        this.shownUrl = shownUrl;
        this.realUrl = realUrl;
    }

    /** What a command prints, on standard output and standard error. */
    String run(String text) {
        String command = text.replaceAll("\\\\\n\\s*", " ");
        Matcher assignment = ASSIGNMENT.matcher(command);
        if (command.endsWith("&")) {
            return "";
        }
        if (assignment.matches()) {
            variables.put(assignment.group(1), assignment.group(2) == null ? assignment.group(3).replace(shownUrl, realUrl) : stilts(assignment.group(2)));
            return "";
        }
        String output = command.startsWith("echo ") ? String.join(" ", words(command.substring(5))) : stilts(command);
        return output.replace(realUrl, shownUrl).replace(folder + "/", "").lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private String stilts(String command) {
        if (!command.startsWith("bin/stilts ")) {
            throw new IllegalArgumentException(command + ": the page may use bin/stilts, echo and variables only");
        }
        String[] words = words(command.substring("bin/stilts ".length())).stream()
                .map(w -> FILE.matcher(w).matches() ? w.replaceFirst("=", "=" + Matcher.quoteReplacement(folder + "/")) : w).toArray(String[]::new);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            new LineInvoker("stilts", StiltsMain.tasks()).invoke(words, null);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        String printed = bytes.toString(StandardCharsets.UTF_8).stripTrailing();
        for (String word : words) {
            if (word.startsWith("out=") && !Files.isRegularFile(Path.of(word.substring(4)))) {
                throw new IllegalStateException(command + ": wrote no file; it printed: " + printed);
            }
        }
        return printed;
    }

    private List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        Matcher m = WORD.matcher(text);
        while (m.find()) {
            word.append(m.group("single") != null ? m.group("single") : filled(m.group("double") != null ? m.group("double") : m.group("bare")));
            if (!m.group("space").isEmpty() || m.hitEnd()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("$" + variable.getKey(), variable.getValue());
        }
        return filled;
    }

    /** An output without what changes from run to run: ids of jobs, times, and how far a job is when it is looked at. */
    static String normal(String output) {
        return output.replaceAll("\\b(?=[0-9]*[a-z])[a-z0-9]{16}\\b", "0123456789abcdef")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "2026-01-31T12:00:00Z")
                .replaceAll("(?m)^(QUEUED|EXECUTING)\n", "").replaceAll("^(QUEUED|EXECUTING)$", "COMPLETED");
    }
}
