package rubin.task;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import rubin.sandbox.Sandbox;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.sky.SkySettings;
import rubin.sandbox.tap.TapOptions;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.task.TaskException;

/** A task that runs the embedded service until it is stopped. */
public abstract class SandboxTask implements Task {

    private final String purpose;
    private final Parameter<Long> port = NumberParameter.whole("port", 0, 65_535, "").described("<number>", "TCP port",
            "TCP port on 127.0.0.1. With <code>0</code> the system chooses a free one.", "0");
    private final Parameter<Double> size = NumberParameter.decimal("size", SkySettings.DEFAULT_RADIUS_DEG, SkySettings.LARGEST_RADIUS_DEG, "degrees")
            .described("<degrees>", "Radius of the field in degrees",
                    "Radius of the synthetic field around (62, -37) in degrees. The density of objects is that of DP0.2 in every size:\n"
                            + "0.11 degrees hold some 25 thousand objects, 0.9 degrees 1.6 million, which want <code>-Xmx2g</code>.",
                    Double.toString(SkySettings.DEFAULT_RADIUS_DEG));
    private final Parameter<Long> seed = NumberParameter.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, "").described("<number>", "Seed of the catalogue",
            "Whole number that the synthetic catalogue is made from. The same seed gives the same catalogue everywhere.",
            Long.toString(SkySettings.DEFAULT.seed()));
    private final Parameter<Double> delay = NumberParameter.decimal("delay", 0, 3600, "seconds").described("<seconds>", "Delay of each job in seconds",
            "Time in seconds that each asynchronous job spends in the phase QUEUED, and again in EXECUTING, as on a busy service.", "0");
    private final StringParameter token = BadInput.text("token", "@<file>", "File with a token that clients must present",
            "<p>File that holds a token, with an <code>@</code> before its name: requests without that token are refused, as on Rubin's service.\n"
                    + "Without it everybody is let in.</p>", null);

    /**
     * @param purpose one line, for lists of tasks
     */
    protected SandboxTask(String purpose) {
        this.purpose = purpose;
    }

    @Override
    public String getPurpose() {
        return purpose;
    }

    @Override
    public Parameter<?>[] getParameters() {
        return new Parameter<?>[] {port, size, seed, delay, token};
    }

    @Override
    public Executable createExecutable(Environment env) throws TaskException {
        return BadInput.oneLine(env, () -> executable(env));
    }

    private Executable executable(Environment env) throws TaskException {
        TapOptions tap = TapOptions.DEFAULT.withPort(Math.toIntExact(port.objectValue(env)));
        Duration wait = Duration.ofMillis(Math.round(1000 * delay.objectValue(env)));
        SkySettings sky = new SkySettings(seed.objectValue(env), size.objectValue(env));
        String tokenFile = token.stringValue(env);
        TapOptions guarded = tokenFile == null ? tap : tap.withToken(BadInput.check("token", tokenFile, SandboxTask::tokenIn));
        SandboxOptions options = new SandboxOptions(guarded.withDelays(wait, wait), sky);
        PrintStream out = env.getOutputStream();
        return () -> serve(options, out);
    }

    private static void serve(SandboxOptions options, PrintStream out) throws IOException {
        try (Sandbox sandbox = Sandbox.start(options)) {
            // Ctrl-C ends the process from here: results on disk must not outlive it.
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            sandbox.awaitReady();
            out.println(sandbox.url());
            out.println("Synthetic DP0.2 and DP0.1 catalogues, not Rubin data. Ctrl-C stops the service. In another terminal:");
            out.println("  bin/stilts rubintruth ra=62 dec=-37 radius=0.1 tapurl=" + sandbox.url() + " out=truth.fits");
            out.flush();
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String tokenIn(String text) {
        if (!text.startsWith("@")) {
            throw new IllegalArgumentException("give the name of a file, as in token=@file");
        }
        try {
            return Files.readString(Path.of(text.substring(1))).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read; give the name of a file that holds the token and nothing else", e);
        }
    }
}
