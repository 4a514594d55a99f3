package rubin.task;

import java.util.Optional;
import java.util.Set;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.Stilts;
import uk.ac.starlink.ttools.task.LineTableEnvironment;
import uk.ac.starlink.ttools.task.TableEnvironment;

/**
 * Exit statuses other than 0 and 1, for scripts. STILTS turns every exception of a task into status 1 and ignores
 * {@link ExecutionException#getErrorCode()}, so that no other status, and no 1 without a message, can be had from it by
 * throwing. So when the process is a STILTS command, which is when the environment is a {@link LineTableEnvironment} and
 * {@link Stilts#main} or {@link StiltsMain#main} is at work below, the process is ended here, after everything is written. Anywhere else (a server, a
 * script, a program that runs command lines within itself) there is an exception to throw that carries the status as its
 * error code.
 */
public final class ExitStatus {

    /** The classes that a STILTS command starts with. */
    private static final Set<String> MAINS = Set.of(Stilts.class.getName(), StiltsMain.class.getName());

    private ExitStatus() {
    }

    /**
     * Ends the process with a status if it is a STILTS command, else makes the exception that says the same. A task must not
     * be in the middle of anything that has to be undone when it calls this.
     *
     * @param status 1 or more
     * @param printed what a command line's user is told on standard error; empty if everything is said
     * @param failure the exception's message and cause
     * @return the exception to throw
     */
    public static TaskException end(Environment env, int status, Optional<String> printed, Exception failure) {
        if (env instanceof LineTableEnvironment && isCommand()) {
            printed.ifPresent(message -> env.getErrorStream().println("Error: " + message));
            if (failure.getCause() != null && ((TableEnvironment) env).isDebug()) {
                failure.getCause().printStackTrace(env.getErrorStream());
            }
            env.getOutputStream().flush();
            env.getErrorStream().flush();
            System.exit(status);
        }
        ExecutionException exception = new ExecutionException(failure.getMessage(), failure.getCause());
        exception.setErrorCode(status);
        return exception;
    }

    private static boolean isCommand() {
        return StackWalker.getInstance().walk(frames ->
                frames.anyMatch(f -> MAINS.contains(f.getClassName()) && f.getMethodName().equals("main")));
    }
}
