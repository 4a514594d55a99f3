package rubin.tap.login;

/** A token. Its text leaves this object only for a request header; it cannot be printed by accident. */
public final class Secret {

    private final String text;

    /**
     * @throws IllegalArgumentException if the text is empty or could not stand in a header line
     */
    public Secret(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("holds no token; it should be one word such as gt-...");
        }
        this.text = stripped;
    }

    /** The value of an Authorization header, RFC 6750. */
    public String bearer() {
        return "Bearer " + text;
    }

    /** For the host's own access, which asks for a password. */
    char[] password() {
        return text.toCharArray();
    }

    /** The text with a placeholder wherever it holds this token. */
    String redact(String from) {
        return from.replace(text, toString());
    }

    @Override
    public String toString() {
        return "(token)";
    }
}
