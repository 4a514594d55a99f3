package rubin.task;

import java.util.List;
import java.util.Locale;
import rubin.schema.NearestName;

/** Parameter values that are words of a list. */
public final class WordList {

    private WordList() {
    }

    /**
     * One of some words, ignoring case.
     *
     * @throws IllegalArgumentException if it is none, with the words and the one that may be meant
     */
    public static String oneOf(String text, List<String> words) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", words) + NearestName.question(word, words));
        }
        return word;
    }
}
