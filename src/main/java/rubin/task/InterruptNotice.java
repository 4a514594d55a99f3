package rubin.task;

/** Something to do when the user ends the process (Ctrl-C, or a signal) in the middle of an operation; nothing if it ends by itself. */
public final class InterruptNotice implements AutoCloseable {

    private static volatile boolean ending;

    private final Thread hook;

    private InterruptNotice(Thread hook) {
        this.hook = hook;
    }

    /** From now on until it is closed. */
    public static InterruptNotice arm(Runnable action) {
        Thread hook = new Thread(() -> {
            ending = true;
            action.run();
        }, "interrupt notice");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            ending = true;    // the process is ending already: there is nobody to tell
        }
        return new InterruptNotice(hook);
    }

    /**
     * Whether a failure is only that the process ends around a command that is still at work: files vanish, and no more hooks are
     * taken. The user knows, and is told by the notice what there is to know.
     */
    public static boolean explains(Exception failure) {
        return ending || failure instanceof IllegalStateException && "Shutdown in progress".equals(failure.getMessage());
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
