package rubin;

import rubin.task.sandbox.SandboxTask;

/** {@code rubinsandbox}: runs the embedded TAP service. */
public class Sandbox extends SandboxTask {

    /** As STILTS makes its tasks. */
    public Sandbox() {
        super("Runs a TAP service on this machine with a synthetic DP0.2 catalogue");
    }
}
