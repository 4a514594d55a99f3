package rubin.task;

import java.io.Console;

/** Whether a person reads what this process prints. */
public final class Terminal {

    private Terminal() {
    }

    /** Since Java 22 there is a console even where input and output are redirected; it can be asked. */
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
