package rubin.task;

import java.util.Map;
import java.util.TreeMap;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.util.ObjectFactory;

/** The host's {@code stilts} command, with this plugin's tasks under nicknames beside its own. */
public final class StiltsMain {

    /** Class names by nickname. */
    static final Map<String, String> TASKS = new TreeMap<>(Map.of(
            "rubincone", "rubin.Cone",
            "rubintruth", "rubin.Truth",
            "rubincompare", "rubin.Compare",
            "rubinplot", "rubin.Plot",
            "rubinquery", "rubin.Query",
            "rubinschema", "rubin.Schema",
            "rubinstats", "rubin.Stats",
            "rubinsandbox", "rubin.Sandbox"));

    private StiltsMain() {
    }

    /**
     * Runs STILTS.
     *
     * @param args a STILTS command line, without the word stilts
     */
    public static void main(String[] args) {
        ObjectFactory<Task> factory = Stilts.getTaskFactory();
        TASKS.forEach(factory::register);
        Stilts.main(args);
    }
}
