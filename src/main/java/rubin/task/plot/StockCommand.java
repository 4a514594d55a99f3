package rubin.task.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rubin.figure.Layer;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.TableEnvironment;

/** The stock command line that draws a panel as plot2plane draws it here. Pure but for reading the user's parameters. */
public final class StockCommand {

    private StockCommand() {
    }

    /**
     * Where the stock command gets the table.
     *
     * @param in value of {@code in}
     * @param ifmt its format, or empty to have it recognised
     * @param icmd filter commands that the table goes through first
     */
    public record Input(String in, Optional<String> ifmt, Optional<String> icmd) {
    }

    /** The command, a parameter a line, to be pasted into a POSIX shell. */
    static String of(PlaneScript script, OverlaidEnvironment environment, TableEnvironment user, Input input, Optional<String> out) throws TaskException {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("in", input.in());
        script.parameters().forEach((name, value) -> {
            if (environment.ourNames().contains(name)) {
                words.put(name, value);
            }
            Layer.OfRows layer = name.startsWith("layer_") ? script.inputs().get(name.substring("layer".length())) : null;
            if (layer != null) {
                String suffix = name.substring("layer".length());
                input.ifmt().ifPresent(format -> words.put("ifmt" + suffix, format));
                List<String> steps = new ArrayList<>(input.icmd().stream().toList());
                layer.sources().selection().map(StockCommand::select).ifPresent(steps::add);
                if (!steps.isEmpty()) {
                    words.put("icmd" + suffix, String.join("; ", steps));
                }
            }
        });
        for (String name : environment.userNames()) {
            StringParameter parameter = new StringParameter(name);
            parameter.setNullPermitted(true);
            String value = parameter.stringValue(user);
            words.put(name, value == null ? "" : value);
        }
        out.ifPresent(file -> words.put("out", file));
        StringBuilder line = new StringBuilder("stilts plot2plane");
        words.forEach((name, value) -> line.append(" \\\n   ").append(name).append('=').append(quoted(value)));
        return line.toString();
    }

    /** STILTS' filter command that keeps the rows for which an expression is true; it may have single quotes or double, not both. */
    static String select(String expression) {
        if (expression.matches("[^\\s'\"\\\\;#]+")) {
            return "select " + expression;
        }
        String quote = expression.contains("'") ? "\"" : "'";
        return "select " + quote + expression + quote;
    }

    /** A word for a POSIX shell. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,+@%=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
