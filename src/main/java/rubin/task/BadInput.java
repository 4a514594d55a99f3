package rubin.task;

import uk.ac.starlink.task.Environment;
import uk.ac.starlink.task.ExecutionException;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.StringParameter;
import uk.ac.starlink.task.TaskException;

/**
 * Reading of parameter values with errors of one line: parameter, value, rule, remedy. The host's own exceptions for bad
 * values print the task's whole usage after that line, or ask again.
 */
final class BadInput {

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

    /** A number, or the complaint that it is none. */
    static double number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("must be a finite number");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no number; give decimal degrees, as in 62.5", e);
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
