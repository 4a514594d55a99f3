package rubin.task;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import rubin.file.WholeFile;
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

    private static final String NO_SEEK = "Illegal seek";
    private static final String UNKNOWN_FILTER = "Unknown processing command: ";

    /** What Java makes of a byte on the command line that the locale has no character for. */
    private static final String NO_CHARACTER = "\uFFFD";

    private BadInput() {
    }

    /** Turns a text into a value, or says in an IllegalArgumentException what is wrong with it. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(String text);
    }

    /**
     * Reads a parameter that has a value.
     *
     * @throws TaskException with one line
     */
    public static <T> T read(Environment env, Parameter<String> parameter, Reader<T> reader) throws TaskException {
        return check(parameter.getName(), parameter.stringValue(env), reader);
    }

    /** Applies a reader to a value that was given for a name. */
    public static <T> T check(String name, String value, Reader<T> reader) throws TaskException {
        try {
            return reader.read(value);
        } catch (IllegalArgumentException e) {
            throw of(name, value, e.getMessage());
        }
    }

    public static TaskException of(String name, String value, String rule) {
        return new ExecutionException(name + "=" + value + ": " + rule);
    }

    /**
     * A failure as its message alone. The host prints the causes of an exception below its message, so the failure itself is
     * attached as suppressed: only {@code -debug} shows it.
     */
    public static TaskException failure(Exception e) {
        return failure(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }

    /** A failure of this message, with what caused it for {@code -debug} only. */
    public static ExecutionException failure(String message, Throwable cause) {
        ExecutionException failure = new ExecutionException(message);
        failure.addSuppressed(cause);
        return failure;
    }

    /** Makes what a task executes. */
    @FunctionalInterface
    public interface Maker {
        Executable make() throws TaskException;
    }

    /** A file's name that Java cannot have, mostly because the locale has no such characters, as a complaint with the remedy. */
    static TaskException noName(InvalidPathException e) {
        return failure(new IOException("the file name \"" + e.getInput() + "\" has characters that are none in the present locale; run with LC_ALL=C.UTF-8", e));
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
                } catch (InvalidPathException e) {
                    throw noName(e);
                } catch (RuntimeException | AssertionError e) {
                    throw unforeseen(env, e);
                } catch (IOException e) {
                    throw failure(pipe(e), e);
                }
            };
        } catch (TaskException e) {
            throw oneLine(env, e);
        } catch (InvalidPathException e) {
            throw noName(e);
        } catch (RuntimeException | AssertionError e) {
            throw unforeseen(env, e);
        }
    }

    /** The host reads the FITS tables that it writes (fits-plus) by going back in them, which a pipe does not let it. */
    private static String pipe(Exception e) {
        return String.valueOf(e.getMessage()).endsWith(NO_SEEK) ? "in=: a FITS table as STILTS writes it cannot be read from a pipe; put it into a file,"
                + " or have it written with ofmt=votable (and ifmt=votable here) or ofmt=fits-basic" : e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** What the host did not foresee: an empty value most often, which it takes for a default and trips over later. */
    private static TaskException unforeseen(Environment env, Throwable e) {
        String empty = Arrays.stream(env.getNames()).filter(Objects::nonNull).filter(n -> List.of("", "null").contains(given(env, n).strip())).findFirst().orElse("");
        return failure(empty.isEmpty() ? "failed in a way that was not foreseen (" + e + "); the flag -debug before the task's name shows where"
                : empty + "=: is empty; leave it out, or give a value", e);
    }

    /**
     * What the host complains of a parameter's value, in one line and our form. Other exceptions stay as they are, but without the
     * causes that the host would print below them.
     */
    public static TaskException oneLine(Environment env, TaskException e) {
        String said = String.valueOf(e.getMessage());
        boolean unnamable = said.contains(NO_CHARACTER) && !said.contains("LC_ALL");
        if (unnamable && Arrays.stream(env.getNames()).filter(Objects::nonNull).anyMatch(n -> given(env, n).contains(NO_CHARACTER))) {
            return failure(said + "; the present locale lacks characters of this name, so run with LC_ALL=C.UTF-8", e);
        }
        if (!(e instanceof ParameterValueException bad) || bad.getParameter() == null) {
            String text = String.valueOf(e.getMessage());
        if (text.endsWith(NO_SEEK)) {
            return failure(pipe(e), e);
        }
            if (text.startsWith(UNKNOWN_FILTER)) {
                return failure(filterParameter(env, text.lines().findFirst().orElse("").substring(UNKNOWN_FILTER.length())), e);
            }
            return e.getCause() == null && !(e instanceof UsageException) ? e : failure(e);
        }
        Parameter<?> parameter = bad.getParameter();
        String rule = rule(bad.getMessage());
        String remedy = rule.contains("must") ? "" : "; give " + parameter.getName() + "=" + parameter.getUsage().strip().replaceAll("\\s+", " ");
        TaskException line = of(parameter.getName(), given(env, parameter), rule + remedy);
        line.addSuppressed(e);
        return line;
    }

    /** The host lists all of its filters behind this, over many lines. */
    private static String filterParameter(Environment env, String word) {
        String name = Arrays.stream(env.getNames()).filter(Objects::nonNull).filter(n -> n.matches("[io]?cmd[12]?") && given(env, n).contains(word))
                .findFirst().orElse("ocmd");
        return name + "=" + given(env, name) + ": there is no filter " + word + "; give filters such as 'select mag_r_cModel<24', 'keepcols \"objectId coord_*\"', 'head 10'";
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
        if (env instanceof LineTableEnvironment && location(env, table).isEmpty()) {
            throw of(table.getName(), "", "is missing; give a table, as in " + table.getName() + "=" + example);
        }
    }

    /** What the user gave for a table, which asking the table's own parameter would already open. */
    public static Optional<String> location(Environment env, InputTableParameter table) throws TaskException {
        StringParameter location = new StringParameter(table.getName());
        location.setPosition(table.getPosition());
        location.setNullPermitted(true);
        return Optional.ofNullable(location.stringValue(env));
    }

    /**
     * Refuses an output that would take the place of an input.
     *
     * @param output name of the parameter
     */
    public static void keepInputs(Environment env, String output, Parameter<?>... parameters) throws TaskException {
        StringParameter out = new StringParameter(output);
        out.setNullPermitted(true);
        String name = out.stringValue(env);
        if (!(env instanceof LineTableEnvironment) || !AtomicOutput.isFile(name)) {
            return;
        }
        WholeFile place = AtomicOutput.place(output, name);
        for (Parameter<?> parameter : parameters) {
            Optional<String> location = parameter instanceof InputTableParameter table ? location(env, table) : Optional.empty();
            try {
                if (location.isPresent()) {
                    place.keep(parameter.getName(), location.get());
                }
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }

    /** Refuses a number that is none, or so large that no double has it. What is no number at all is left to its parameter. */
    public static void demandFinite(Environment env, Parameter<?> parameter) throws TaskException {
        String name = parameter.getName();
        boolean isGiven = Arrays.stream(env.getNames()).anyMatch(n -> name.equalsIgnoreCase(n));
        String text = isGiven ? given(env, name).strip() : "";
        if (text.matches("[-+]?(Infinity|NaN|[0-9.]+([eE][-+]?[0-9]+)?)") && !text.matches(".*\\..*\\..*|\\.") && !Double.isFinite(Double.parseDouble(text))) {
            throw of(name, text, "must be a finite number");
        }
    }

    private static String given(Environment env, Parameter<?> parameter) {
        return given(env, parameter.getName());
    }

    private static String given(Environment env, String name) {
        StringParameter text = new StringParameter(name);
        text.setNullPermitted(true);
        try {
            return Objects.requireNonNullElse(text.stringValue(env), "");
        } catch (TaskException e) {
            return "";    // the value cannot be had as text, and the message is about another exception
        }
    }

    /** A yes-or-no parameter. */
    public static BooleanParameter flag(String name, String prompt, String description, boolean dflt) {
        BooleanParameter flag = new BooleanParameter(name);
        flag.setPrompt(prompt);
        flag.setDescription("<p>" + description + "</p>");
        flag.setBooleanDefault(dflt);
        return flag;
    }

    /** A text parameter in the style of STILTS; one without default may be left out. */
    public static StringParameter text(String name, String usage, String prompt, String description, String dflt) {
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
