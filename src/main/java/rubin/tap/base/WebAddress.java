package rubin.tap.base;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Addresses from users and services: what a web client can go to, and how a sloppy one is meant. */
public final class WebAddress {

    /** RFC 3986, sections 2.2 and 2.3. */
    private static final String LEGAL = "-._~:/?#@!$&'()*+,;=[]";
    private static final int MAX_PORT = 65_535;

    private WebAddress() {
    }

    /**
     * An address in which characters that none may have, such as blanks, are escaped as browsers do it.
     *
     * @throws IllegalArgumentException if it is none even so
     */
    public static URI parse(String text) {
        try {
            return new URI(escaped(text.strip(), LEGAL));
        } catch (URISyntaxException e) {
            return URI.create(escaped(text.strip(), LEGAL.replaceAll("[\\[\\]]", "")));
        }
    }

    /** A text as one step of an address's path. */
    public static String segment(String text) {
        return escaped(text.replace("%", "%25"), LEGAL.replaceAll("[/?#\\[\\]]", ""));
    }

    /**
     * Where a link of a document leads, if that is a place that a web client can go to, and encryption is not given up on the way.
     *
     * @param base the document's address
     */
    public static Optional<URI> resolve(URI base, String link) {
        if (link.isBlank()) {
            return Optional.empty();
        }
        try {
            URI uri = base.resolve(parse(link));
            return isWeb(uri) && problem(uri).isEmpty() && !Redirect.isDowngrade(base, uri) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is absolute, and http or https. */
    public static boolean isWeb(URI uri) {
        return uri.getRawAuthority() != null && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }

    /** What keeps Java's web client from going to a web address, as the rule and the remedy of a message; empty if nothing does. */
    public static Optional<String> problem(URI uri) {
        if (uri.getHost() == null) {
            String host = String.valueOf(uri.getRawAuthority()).replaceFirst("^.*@", "").replaceFirst(":[^:\\]]*$", "");
            return Optional.of((host.contains("_") ? "a host name with _, such as " + ServiceComplaint.plain(host) + ", cannot be used by Java"
                    : "\"" + ServiceComplaint.plain(host) + "\" is no host name that Java can use") + "; give the host's number, or another of its names");
        }
        return uri.getPort() > MAX_PORT || uri.getPort() == 0 ? Optional.of("its port must be 1 to " + MAX_PORT) : Optional.empty();
    }

    private static String escaped(String text, String legal) {
        StringBuilder result = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean escape = c == '%' && i + 2 < bytes.length && Character.digit(bytes[i + 1], 16) >= 0 && Character.digit(bytes[i + 2], 16) >= 0;
            if (escape || c < 128 && (Character.isLetterOrDigit(c) || legal.indexOf(c) >= 0)) {
                result.append(c);
            } else {
                result.append(String.format("%%%02X", (int) c));
            }
        }
        return result.toString();
    }
}
