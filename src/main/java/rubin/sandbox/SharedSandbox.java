package rubin.sandbox;

import java.io.IOException;
import rubin.service.EmbeddedService;

/** The sandbox of this process: started when first wanted, then shared, and gone with the process. */
public final class SharedSandbox implements EmbeddedService {

    private static SandboxServer running;

    @Override
    public String start() throws IOException {
        return url();
    }

    private static synchronized String url() throws IOException {
        if (running == null) {
            running = SandboxServer.start(SandboxOptions.DEFAULT);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return running.url();
    }
}
