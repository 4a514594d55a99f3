package rubin.task;

import java.util.Map;
import java.util.TreeMap;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.util.ObjectFactory;

/** The host's {@code stilts} command, with this plugin's tasks under nicknames beside its own. */
public final class StiltsMain {

    /** Class names by nickname. */
    static final Map<String, String> TASKS = new TreeMap<>(Map.ofEntries(
            Map.entry("rubincompare", "rubin.Compare"),
            Map.entry("rubincone", "rubin.Cone"),
            Map.entry("rubincount", "rubin.Count"),
            Map.entry("rubinjob", "rubin.Job"),
            Map.entry("rubinplot", "rubin.Plot"),
            Map.entry("rubinquery", "rubin.Query"),
            Map.entry("rubinsandbox", "rubin.Sandbox"),
            Map.entry("rubinschema", "rubin.Schema"),
            Map.entry("rubinstats", "rubin.Stats"),
            Map.entry("rubintruth", "rubin.Truth")));

    private StiltsMain() {
    }

    /** The host's tasks and this plugin's, by name. */
    public static ObjectFactory<Task> tasks() {
        ObjectFactory<Task> factory = Stilts.getTaskFactory();
        TASKS.forEach(factory::register);
        return factory;
    }

    /**
     * Runs STILTS.
     *
     * @param args a STILTS command line, without the word stilts
     */
    public static void main(String[] args) {
        tasks();
        Stilts.main(args);
    }
}
