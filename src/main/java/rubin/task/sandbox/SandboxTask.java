package rubin.task.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import rubin.sandbox.sky.SkySettings;
import rubin.sandbox.tap.TapOptions;
import rubin.service.EmbeddedService;
import rubin.task.BadInput;
import rubin.task.NumberParameter;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.Task;
import uk.ac.starlink.task.TaskException;

/**
 * A task that runs the embedded service until it is stopped. The plugin's small jar has this task, and of the service only the
 * constants that the compiler copies: there it says which jar to use.
 */
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
            Long.toString(SkySettings.DEFAULT_SEED));
    private final Parameter<Double> delay = NumberParameter.decimal("delay", 0, 3600, "seconds").described("<seconds>", "Delay of each job in seconds",
            "Time in seconds that each asynchronous job spends in the phase QUEUED, and again in EXECUTING, as on a busy service.", "0");
    private final StringParameter token = BadInput.text("token", "@<file>", "File with a token that clients must present",
            "<p>File that holds a token, with an <code>@</code> before its name: requests without that token are refused, as on Rubin's service.\n"
                    + "Without it everybody is let in.</p>", null);

    private final StringParameter fault = BadInput.text("fault", "<kind>:<share>,...", "Faults to inject",
            "<p>What shall go wrong, and how often, to learn or to test how clients cope: <code>fault=503:0.2</code> answers every fifth\n"
                    + "request with the status 503. Several are separated by commas. A kind is an HTTP status from 400 to 599, or one of\n"
                    + "<code>drop</code> (no answer), <code>cut</code> and <code>truncate</code> (the answer breaks off, or ends, after 1000 bytes),\n"
                    + "<code>stall</code> (it pauses 10 seconds), <code>trickle</code> (it drips), <code>empty</code>, <code>garbage</code>,\n"
                    + "<code>job_error</code>, <code>stuck_queued</code>, <code>stuck_executing</code>, <code>slow_job</code> (5 seconds),\n"
                    + "<code>overflow</code> (10 rows), <code>vanish</code> (the job is gone), <code>ignore_wait</code>, <code>ignore_run</code>.\n"
                    + "The same requests in the same order meet the same faults.</p>", null);
    private final BooleanParameter cors = BadInput.flag("cors", "Let web pages ask?", "Whether web pages of other origins may ask the service, as a notebook\n"
            + "that runs in the browser must. Otherwise they are refused.", false);
    private final BooleanParameter uploadUrls = BadInput.flag("uploadurls", "Fetch uploads by URL?", "Whether the service fetches tables from the http and https URLs\n"
            + "that requests name in UPLOAD. Otherwise tables must be sent in the request, as TOPCAT, STILTS and pyvo do.", false);

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
        return new Parameter<?>[] {port, size, seed, delay, token, fault, cors, uploadUrls};
    }

    @Override
    public Executable createExecutable(Environment env) throws TaskException {
        return BadInput.oneLine(env, () -> executable(env));
    }

    private Executable executable(Environment env) throws TaskException {
        try {
            EmbeddedService.find();
        } catch (IOException e) {
            throw BadInput.failure(e);
        }
        TapOptions tap = TapOptions.DEFAULT.withPort(Math.toIntExact(port.objectValue(env)));
        Duration wait = Duration.ofMillis(Math.round(1000 * delay.objectValue(env)));
        SkySettings sky = new SkySettings(seed.objectValue(env), size.objectValue(env));
        String tokenFile = token.stringValue(env);
        TapOptions guarded = tokenFile == null ? tap : tap.withToken(BadInput.check("token", tokenFile, SandboxTask::tokenIn));
        String faultText = fault.stringValue(env);
        List<FaultOdds> faults = faultText == null ? List.of() : BadInput.check("fault", faultText, FaultOdds::parse);
        guarded = guarded.withCors(cors.booleanValue(env)).withUploadUrls(uploadUrls.booleanValue(env));
        SandboxOptions options = new SandboxOptions(guarded.withDelays(wait, wait), sky);
        PrintStream out = env.getOutputStream();
        return () -> serve(options, faults, out);
    }

    private static void serve(SandboxOptions options, List<FaultOdds> faults, PrintStream out) throws IOException {
        try (SandboxServer sandbox = SandboxServer.start(options)) {
            // Ctrl-C ends the process from here: results on disk must not outlive it.
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            sandbox.awaitReady();
            faults.forEach(f -> sandbox.faults().add(f.fault(), f.share()));
            out.println(sandbox.url());
            out.println("Synthetic DP0.2 and DP0.1 catalogues, not Rubin data. Ctrl-C stops the service. In another terminal:");
            out.println("  bin/stilts rubintruth ra=62 dec=-37 radius=0.1 tapurl=" + sandbox.url() + " out=truth.fits");
            out.println("  or open " + sandbox.url() + " in a browser, for more examples");
            out.flush();
            sandbox.awaitEnd();
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
