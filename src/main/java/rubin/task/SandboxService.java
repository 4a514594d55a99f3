package rubin.task;

import java.io.IOException;
import rubin.sandbox.Sandbox;
import rubin.sandbox.SandboxOptions;
import rubin.tap.TapException;
import rubin.tap.TapService;

/** The embedded service of this process: started when first wanted, then shared, and gone with the process. */
public final class SandboxService {

    /** What users write for it instead of a URL. */
    public static final String WORD = "sandbox";

    private static Sandbox running;

    private SandboxService() {
    }

    /**
     * The running service.
     *
     * @throws TapException if this is the small plugin jar, which leaves the service's libraries out
     */
    public static synchronized TapService start() throws IOException {
        if (running == null) {
            try {
                running = Sandbox.start(SandboxOptions.DEFAULT);
                Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            } catch (NoClassDefFoundError e) {
                throw new TapException("tapurl=sandbox: topcat-rubin.jar has no embedded service; put topcat-rubin-sandbox.jar in its place", e);
            }
        }
        return TapService.of(running.url());
    }
}
