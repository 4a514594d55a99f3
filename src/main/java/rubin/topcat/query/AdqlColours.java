package rubin.topcat.query;

import java.awt.Color;
import java.util.Locale;
import java.util.Set;
import javax.swing.SwingUtilities;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;
import rubin.query.AdqlToken;

/** Colours for ADQL: reserved words, functions of the standard, strings, numbers and comments. */
public final class AdqlColours {

    private static final Set<String> WORDS = Set.of("SELECT", "TOP", "DISTINCT", "AS", "FROM", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "NATURAL", "ON",
            "USING", "WHERE", "AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN", "LIKE", "EXISTS", "GROUP", "BY", "HAVING", "ORDER", "ASC", "DESC", "OFFSET",
            "UNION", "ALL", "EXCEPT", "INTERSECT", "WITH", "CAST");
    private static final Set<String> FUNCTIONS = Set.of("COUNT", "SUM", "AVG", "MIN", "MAX", "CONTAINS", "INTERSECTS", "DISTANCE", "POINT", "CIRCLE", "POLYGON",
            "BOX", "AREA");

    private static final AttributeSet PLAIN = style(Color.BLACK, false);
    private static final AttributeSet WORD = style(new Color(0x1a4f9c), true);
    private static final AttributeSet FUNCTION = style(new Color(0x7a3e9d), false);
    private static final AttributeSet STRING = style(new Color(0x2e7d32), false);
    private static final AttributeSet NUMBER = style(new Color(0xb04a00), false);
    private static final AttributeSet COMMENT = style(Color.GRAY, false);

    private AdqlColours() {
    }

    /** Colours a text anew. */
    public static void apply(StyledDocument document) {
        String text;
        try {
            text = document.getText(0, document.getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
        document.setCharacterAttributes(0, text.length(), PLAIN, true);
        for (AdqlToken token : AdqlToken.all(text)) {
            document.setCharacterAttributes(token.start(), token.text().length(), style(token), true);
        }
    }

    private static AttributeSet style(AdqlToken token) {
        String upper = token.text().toUpperCase(Locale.ROOT);
        return switch (token.kind()) {
            case COMMENT -> COMMENT;
            case STRING -> STRING;
            case OPEN -> token.text().startsWith("'") ? STRING : token.text().startsWith("/*") ? COMMENT : PLAIN;
            case NUMBER -> NUMBER;
            case WORD -> WORDS.contains(upper) ? WORD : FUNCTIONS.contains(upper) || upper.startsWith("SCISQL_") ? FUNCTION : PLAIN;
            default -> PLAIN;
        };
    }

    /** The same once the change that is being told of is over. */
    static void applyLater(StyledDocument document) {
        SwingUtilities.invokeLater(() -> apply(document));
    }

    private static AttributeSet style(Color color, boolean bold) {
        SimpleAttributeSet style = new SimpleAttributeSet();
        StyleConstants.setForeground(style, color);
        StyleConstants.setBold(style, bold);
        return style;
    }
}
