package rubin.task;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rubin.tap.HostLogin;
import rubin.tap.TokenSources;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.ttools.task.LineInvoker;
import uk.ac.starlink.util.Loader;
import uk.ac.starlink.util.ObjectFactory;
import uk.ac.starlink.util.PropertyAuthenticator;
import uk.ac.starlink.util.URLUtils;

/** The host's {@code stilts} command, with this plugin's tasks under nicknames beside its own, and the token for its own access to Rubin. */
public final class StiltsMain {

    /** Class names by nickname. */
    static final Map<String, String> TASKS = new TreeMap<>(Map.of(
            "rubincone", "rubin.Cone",
            "rubintruth", "rubin.Truth",
            "rubincompare", "rubin.Compare",
            "rubinplot", "rubin.Plot",
            "rubinquery", "rubin.Query",
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
        if (HostLogin.hasAuthManager()) {
            installLogin();
            Stilts.main(args);
            return;
        }
        // What Stilts.main does before version 3.5; but it sets an authenticator late, and ours has to come after that one.
        Loader.loadProperties();
        Loader.setHttpAgent("STILTS/" + Stilts.getVersion());
        Loader.setDefaultProperty("java.awt.Window.locationByPlatform", "true");
        int status = new LineInvoker("stilts", factory).invoke(args, () -> {
            URLUtils.installCustomHandlers();
            PropertyAuthenticator.installInstance(true);
            installLogin();
        });
        if (status != 0) {
            System.exit(status);
        }
    }

    private static void installLogin() {
        ServiceParameters.defaultService().ifPresent(service -> HostLogin.install(service, () -> TokenSources.ofProcess().find(Optional.empty())));
    }
}
