package rubin.sandbox.tap.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a request; DALI has their names case-insensitive and lets them repeat.
 *
 * @param entries names and values in order
 */
public record Parameters(List<Entry> entries) {

    /** One parameter. */
    public record Entry(String name, String value) {
    }

    public Parameters {
        entries = List.copyOf(entries);
    }

    /** Parameters of a query string or a form body. */
    static Parameters decode(String encoded) {
        List<Entry> entries = new ArrayList<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                entries.add(new Entry(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return new Parameters(entries);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return entries.stream().filter(e -> e.name.equalsIgnoreCase(name)).map(Entry::value).toList();
    }

    public Parameters with(Parameters more) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(more.entries);
        return new Parameters(all);
    }

    public Parameters without(List<String> names) {
        return new Parameters(entries.stream().filter(e -> names.stream().noneMatch(e.name::equalsIgnoreCase)).toList());
    }
}
