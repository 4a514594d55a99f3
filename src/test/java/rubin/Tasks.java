package rubin;

import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.Tables;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.task.ConsumerTask;
import uk.ac.starlink.ttools.task.MapEnvironment;

/** Runs tasks as STILTS does, with settings {@code name=value}, for tests. */
public final class Tasks {

    private Tasks() {
    }

    /** The table that a task makes of settings, random access. */
    public static StarTable table(ConsumerTask task, String... settings) throws Exception {
        return Tables.randomTable(task.createProducer(environment(settings)).getTable());
    }

    /** What a task prints on standard output. */
    public static String output(Task task, String... settings) throws Exception {
        MapEnvironment env = environment(settings);
        task.createExecutable(env).execute();
        return env.getOutputText();
    }

    private static MapEnvironment environment(String... settings) {
        MapEnvironment env = new MapEnvironment();
        for (String s : settings) {
            env.setValue(s.substring(0, s.indexOf('=')), s.substring(s.indexOf('=') + 1));
        }
        return env;
    }
}
