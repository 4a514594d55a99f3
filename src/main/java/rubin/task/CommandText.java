package rubin.task;

import java.util.List;
import java.util.Map;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.task.TaskException;

/** A command as its user could have written it: what asks for the query, without service, credentials and output. */
public final class CommandText {

    private static final List<String> LEFT_OUT = List.of("tapurl", "token", "timeout", "sync");

    private CommandText() {
    }

    /**
     * The command of a task.
     *
     * @param parameters those to consider; the ones that have another value than their default are written
     */
    public static String of(Task task, List<Parameter<?>> parameters, Environment env) throws TaskException {
        String type = task.getClass().getName();
        return of(StiltsMain.TASKS.entrySet().stream().filter(e -> e.getValue().equals(type)).map(Map.Entry::getKey)
                .findFirst().orElse(":rubin:" + task.getPurpose()), parameters, env);
    }

    /** The command of this name. */
    public static String of(String name, List<Parameter<?>> parameters, Environment env) throws TaskException {
        StringBuilder text = new StringBuilder(name);
        for (Parameter<?> parameter : parameters) {
            String value = LEFT_OUT.contains(parameter.getName()) ? null : parameter.stringValue(env);
            if (value != null && !value.equals(parameter.getStringDefault())) {
                text.append(' ').append(parameter.getName()).append('=').append(quoted(value));
            }
        }
        return text.toString();
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_.,:/@+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
