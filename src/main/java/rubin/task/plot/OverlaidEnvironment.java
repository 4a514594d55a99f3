package rubin.task.plot;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.table.jdbc.JDBCAuthenticator;
import uk.ac.starlink.task.Parameter;
import uk.ac.starlink.task.TaskException;
import uk.ac.starlink.ttools.task.MapEnvironment;
import uk.ac.starlink.ttools.task.TableEnvironment;

/**
 * An environment for a host's task in which our values stand, except where the user gave one. A user's value without a layer's suffix
 * stands for every layer, as it does in STILTS, so it also displaces ours that have one.
 */
final class OverlaidEnvironment implements TableEnvironment {

    /** A ramp of colours is only ours to choose along with the shading and the colour. */
    private static final Map<String, List<String>> WITH = Map.of("densemap", List.of("shading", "color"));

    private final TableEnvironment user;
    private final Set<String> userNames = new LinkedHashSet<>();
    private final Map<String, Object> ours;
    private final MapEnvironment our;

    /**
     * @param user what the user gave
     * @param taken names of parameters, in lower case, that the user gave to somebody else
     * @param ours our values by name: strings, or tables for input tables
     * @param suffixes the layers' suffixes in our names
     */
    OverlaidEnvironment(TableEnvironment user, Set<String> taken, Map<String, ?> ours, Collection<String> suffixes) {
        this.user = user;
        for (String name : user.getNames()) {
            if (name != null && !taken.contains(name.toLowerCase(Locale.ROOT))) {
                userNames.add(name);
            }
        }
        Set<String> given = new HashSet<>();
        userNames.forEach(name -> given.add(name.toLowerCase(Locale.ROOT)));
        this.ours = new LinkedHashMap<>();
        ours.forEach((name, value) -> {
            if (!isDisplaced(name, suffixes, given)) {
                this.ours.put(name, value);
            }
        });
        this.our = new MapEnvironment(new LinkedHashMap<>(this.ours));
    }

    private static boolean isDisplaced(String name, Collection<String> suffixes, Set<String> given) {
        if (given.contains(name)) {
            return true;
        }
        for (String suffix : suffixes) {
            if (name.endsWith(suffix)) {
                String base = name.substring(0, name.length() - suffix.length());
                List<String> together = new ArrayList<>(WITH.getOrDefault(base, List.of()));
                together.add(base);
                for (int end = 0; end <= suffix.length(); end++) {
                    String part = suffix.substring(0, end);
                    if (together.stream().anyMatch(one -> given.contains(one + part))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The names of ours that stand. */
    Set<String> ourNames() {
        return ours.keySet();
    }

    /** The names of the user's values. */
    List<String> userNames() {
        return List.copyOf(userNames);
    }

    @Override
    public void acquireValue(Parameter<?> parameter) throws TaskException {
        boolean usersOwn = userNames.stream().anyMatch(parameter.getName()::equalsIgnoreCase);
        (usersOwn ? user : our).acquireValue(parameter);
    }

    @Override
    public void clearValue(Parameter<?> parameter) {
        user.clearValue(parameter);
    }

    @Override
    public String[] getNames() {
        Set<String> names = new LinkedHashSet<>(ours.keySet());
        names.addAll(userNames);
        return names.toArray(String[]::new);
    }

    @Override
    public PrintStream getOutputStream() {
        return user.getOutputStream();
    }

    @Override
    public PrintStream getErrorStream() {
        return user.getErrorStream();
    }

    @Override
    public StarTableFactory getTableFactory() {
        return user.getTableFactory();
    }

    @Override
    public StarTableOutput getTableOutput() {
        return user.getTableOutput();
    }

    @Override
    public JDBCAuthenticator getJdbcAuthenticator() {
        return user.getJdbcAuthenticator();
    }

    @Override
    public boolean isDebug() {
        return user.isDebug();
    }

    @Override
    public void setDebug(boolean debug) {
        user.setDebug(debug);
    }

    @Override
    public boolean isStrictVotable() {
        return user.isStrictVotable();
    }

    @Override
    public void setStrictVotable(boolean strict) {
        user.setStrictVotable(strict);
    }
}
