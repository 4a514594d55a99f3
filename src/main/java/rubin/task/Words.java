package rubin.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rubin.schema.NearestName;

/** Parameter values that are words of a list. */
final class Words {

    private Words() {
    }

    /** The words of a text, with commas or spaces between. */
    static List<String> of(String text) {
        return Arrays.stream(text.strip().split("[\\s,]+")).filter(w -> !w.isEmpty()).toList();
    }

    /**
     * One of some words, ignoring case.
     *
     * @throws IllegalArgumentException if it is none, with the words and the one that may be meant
     */
    static String oneOf(String text, List<String> words) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", words) + NearestName.question(word, words));
        }
        return word;
    }
}
