package rubin.task;

import java.util.Objects;
import uk.ac.starlink.task.BooleanParameter;
import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.Executable;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.ParameterValueException;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.task.UsageException;
import uk.ac.starlink.ttools.task.InputTableParameter;
import uk.ac.starlink.ttools.task.LineTableEnvironment;

/**
 * Reading of parameter values with errors of one line: parameter, value, rule, remedy. The host's own exceptions for bad
 * values print the task's whole usage after that line, or ask again.
 */
public final class BadInput {

    private BadInput() {
    }

    /** Turns a text into a value, or says in an IllegalArgumentException what is wrong with it. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String text);
    }

    /**
     * Reads a parameter that has a value.
     *
     * @throws TaskException with one line
     */
    static <T> T read(Environment env, Parameter<String> parameter, Reader<T> reader) throws TaskException {
        return check(parameter.getName(), parameter.stringValue(env), reader);
    }

    /** Applies a reader to a value that was given for a name. */
    static <T> T check(String name, String value, Reader<T> reader) throws TaskException {
        try {
            return reader.read(value);
        } catch (IllegalArgumentException e) {
            throw of(name, value, e.getMessage());
        }
    }

    static TaskException of(String name, String value, String rule) {
        return new ExecutionException(name + "=" + value + ": " + rule);
    }

    /**
     * A failure as its message alone. The host prints the causes of an exception below its message, so the failure itself is
     * attached as suppressed: only {@code -debug} shows it.
     */
    static TaskException failure(Exception e) {
        TaskException failure = new ExecutionException(e.getMessage() == null ? e.toString() : e.getMessage());
        failure.addSuppressed(e);
        return failure;
    }

    /** Makes what a task executes. */
    @FunctionalInterface
    public interface Maker {
        Executable make() throws TaskException;
    }

    /** Has a task complain in one line, of its parameters and while it runs. */
    public static Executable oneLine(Environment env, Maker maker) throws TaskException {
        try {
            Executable task = maker.make();
            return () -> {
                try {
                    task.execute();
                } catch (TaskException e) {
                    throw oneLine(env, e);
                }
            };
        } catch (TaskException e) {
            throw oneLine(env, e);
        }
    }

    /**
     * What the host complains of a parameter's value, in one line and our form. Other exceptions stay as they are, but without the
     * causes that the host would print below them.
     */
    public static TaskException oneLine(Environment env, TaskException e) {
        if (!(e instanceof ParameterValueException bad) || bad.getParameter() == null) {
            return e.getCause() == null && !(e instanceof UsageException) ? e : failure(e);
        }
        Parameter<?> parameter = bad.getParameter();
        String rule = rule(bad.getMessage());
        String remedy = rule.contains("must") ? "" : "; give " + parameter.getName() + "=" + parameter.getUsage();
        TaskException line = of(parameter.getName(), given(env, parameter), rule + remedy);
        line.addSuppressed(e);
        return line;
    }

    /** The host's words without the parameter's name and value, and in the form of a rule where they state a fact. */
    private static String rule(String message) {
        return message.replaceFirst("^Bad value for parameter [^: ]*(: |$)", "").replaceFirst("^Unknown value \"[^\"]*\" - ", "")
                .replaceFirst("^\\S+ < minimum value (\\S+)$", "must be $1 or more").replaceFirst("^\\S+ <= minimum value (\\S+)$", "must be above $1")
                .replaceFirst("^\\S+ > maximum value (\\S+)$", "must be $1 or less").replaceFirst("^\\S+ >= maximum value (\\S+)$", "must be below $1")
                .replaceFirst("^(For input string: .*|empty String|)$", "is not understood");
    }

    /**
     * Refuses a command line without an input table, for which the host would ask on the terminal.
     *
     * @param example a table's name
     */
    public static void demandTable(Environment env, InputTableParameter table, String example) throws TaskException {
        StringParameter location = new StringParameter(table.getName());
        location.setPosition(table.getPosition());
        location.setNullPermitted(true);
        if (env instanceof LineTableEnvironment && location.stringValue(env) == null) {
            throw of(table.getName(), "", "is missing; give a table, as in " + table.getName() + "=" + example);
        }
    }

    private static String given(Environment env, Parameter<?> parameter) {
        StringParameter text = new StringParameter(parameter.getName());
        text.setNullPermitted(true);
        try {
            return Objects.requireNonNullElse(text.stringValue(env), "");
        } catch (TaskException e) {
            return "";    // the value cannot be had as text, and the message is about another exception
        }
    }

    /** A number, or the complaint that it is none. */
    static double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("must be a finite number");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no number; give decimals, as in 62.5", e);
        }
    }

    /** A number of whole units in a range. */
    static long whole(String text, long min, String unit) {
        try {
            long value = Long.parseLong(text.strip());
            if (value < min) {
                throw new IllegalArgumentException("must be " + min + " or more " + unit);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no whole number of " + unit, e);
        }
    }

    /** A parameter that says in its help which type it has, and reads its text as that. */
    static <T> Parameter<T> typed(Class<T> type, String name, String usage, String prompt, String description, String dflt, Reader<T> reader) {
        Parameter<T> p = new Parameter<T>(name, type, true) {
            @Override
            public T stringToObject(Environment env, String text) throws TaskException {
                return check(name, text, reader);
            }
        };
        return described(p, usage, prompt, description, dflt);
    }

    /** A yes-or-no parameter. */
    static BooleanParameter flag(String name, String prompt, String description, boolean dflt) {
        BooleanParameter flag = new BooleanParameter(name);
        flag.setPrompt(prompt);
        flag.setDescription("<p>" + description + "</p>");
        flag.setBooleanDefault(dflt);
        return flag;
    }

    /** A text parameter in the style of STILTS; one without default may be left out. */
    static StringParameter text(String name, String usage, String prompt, String description, String dflt) {
        return described(new StringParameter(name), usage, prompt, description, dflt);
    }

    private static <P extends Parameter<?>> P described(P p, String usage, String prompt, String description, String dflt) {
        p.setUsage(usage);
        p.setPrompt(prompt);
        p.setDescription(description);
        p.setStringDefault(dflt);
        p.setNullPermitted(dflt == null);
        return p;
    }
}
