package rubin.task;

/** Something to do when the user ends the process (Ctrl-C, or a signal) in the middle of an operation; nothing if it ends by itself. */
final class InterruptNotice implements AutoCloseable {

    private final Thread hook;

    private InterruptNotice(Thread hook) {
        this.hook = hook;
    }

    /** From now on until it is closed. */
    static InterruptNotice arm(Runnable action) {
        Thread hook = new Thread(action, "interrupt notice");
        Runtime.getRuntime().addShutdownHook(hook);
        return new InterruptNotice(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook at work: what it was for.
        }
    }
}
