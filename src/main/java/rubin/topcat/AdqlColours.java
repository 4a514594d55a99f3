package rubin.topcat;

import java.awt.Color;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.SwingUtilities;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;

/** Colours for ADQL: reserved words, functions of the standard, strings, numbers and comments. */
final class AdqlColours {

    private static final Pattern TOKENS = Pattern.compile("(?<comment>--[^\\n]*)|(?<string>'(?:[^']|'')*'?)"
            + "|\\b(?<word>SELECT|TOP|DISTINCT|AS|FROM|JOIN|INNER|LEFT|RIGHT|FULL|OUTER|NATURAL|ON|USING|WHERE|AND|OR|NOT|IN|IS|NULL|BETWEEN|LIKE"
            + "|EXISTS|GROUP|BY|HAVING|ORDER|ASC|DESC|OFFSET|UNION|ALL|EXCEPT|INTERSECT|WITH|CAST)\\b"
            + "|\\b(?<function>COUNT|SUM|AVG|MIN|MAX|CONTAINS|INTERSECTS|DISTANCE|POINT|CIRCLE|POLYGON|BOX|AREA|scisql_\\w+)\\b"
            + "|(?<![\\w.])(?<number>\\d+\\.?\\d*(?:[eE][-+]?\\d+)?)", Pattern.CASE_INSENSITIVE);

    private static final AttributeSet PLAIN = style(Color.BLACK, false);
    private static final AttributeSet WORD = style(new Color(0x1a4f9c), true);
    private static final AttributeSet FUNCTION = style(new Color(0x7a3e9d), false);
    private static final AttributeSet STRING = style(new Color(0x2e7d32), false);
    private static final AttributeSet NUMBER = style(new Color(0xb04a00), false);
    private static final AttributeSet COMMENT = style(Color.GRAY, false);

    private AdqlColours() {
    }

    /** Colours a text anew. */
    static void apply(StyledDocument document) {
        String text;
        try {
            text = document.getText(0, document.getLength());
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
        document.setCharacterAttributes(0, text.length(), PLAIN, true);
        Matcher m = TOKENS.matcher(text);
        while (m.find()) {
            AttributeSet style = m.group("comment") != null ? COMMENT : m.group("string") != null ? STRING
                    : m.group("word") != null ? WORD : m.group("function") != null ? FUNCTION : NUMBER;
            document.setCharacterAttributes(m.start(), m.end() - m.start(), style, true);
        }
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
