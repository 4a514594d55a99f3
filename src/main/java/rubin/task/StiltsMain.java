package rubin.task;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rubin.service.UsualService;
import rubin.tap.login.HostLogin;
import rubin.tap.login.TokenSources;
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
        ObjectFactory<Task> factory = tasks();
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(output.printer());
        if (HostLogin.hasAuthManager()) {
            installLogin();
            Stilts.main(args);
            exit(output, 0);
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
        exit(output, status);
    }

    private static void exit(StandardOutput output, int status) {
        int known = output.status(status, System.err);
        if (known != 0) {
            System.exit(known);
        }
    }

    /**
     * Lets the host's own access to services use the token, at the default service only. In TOPCAT, to be called once its main
     * window is there: TOPCAT has set its own authenticator by then.
     */
    public static void installLogin() {
        UsualService.service().ifPresent(service -> HostLogin.install(service, () -> TokenSources.ofProcess().find(Optional.empty(), service, service).token()));
    }
}
