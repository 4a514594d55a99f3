package rubin.votable;

import java.io.IOException;

/** A document that is not taken. Its message goes on where the reader's name of the document ends: {@code is damaged (...)}. */
public final class BadVOTable extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 300;

    private final boolean damaged;

    private BadVOTable(String message, boolean damaged) {
        super(message);
        this.damaged = damaged;
    }

    /** What may have been broken on the way. */
    public static BadVOTable damaged(String how) {
        return new BadVOTable(cut(how), true);
    }

    /** What no honest sender writes. */
    public static BadVOTable refused(String what) {
        return new BadVOTable(cut(what) + "; it is refused", false);
    }

    /** Whether it may be whole when it is sent again. */
    public boolean damaged() {
        return damaged;
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
