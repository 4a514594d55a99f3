package rubin.sandbox.adql;

/** A query that the service refuses; the message is for the user. */
public final class AdqlException extends Exception {

    private static final int EXCERPT = 120;

    public AdqlException(String message) {
        super(message);
    }

    /** What Qserv's parser says of syntax that it leaves out, such as sub-queries. */
    static AdqlException unparsable(Object fragment) {
        return new AdqlException("ParseException:qserv can not parse query, near \"" + excerpt(fragment) + "\"");
    }

    /** What Qserv's parser says of a clause that it knows and rejects, with its reason. */
    static AdqlException rejected(Object fragment, String reason) {
        return new AdqlException("ParseException:Error parsing query, near \"" + excerpt(fragment) + "\", " + reason);
    }

    /** For what would break the database. */
    static AdqlException tooDeep() {
        return new AdqlException("ParseException:qserv can not parse query: it is too long or nested too deeply");
    }

    private static String excerpt(Object fragment) {
        // Some nodes of the syntax tree have no text of their own.
        String text = String.valueOf(fragment).replaceAll("(?:\\[L)?\\b\\w+(?:[.$]\\w+)+;?@[0-9a-f]+", "...");
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
    }
}
