package rubin.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import rubin.release.Release;

/** A table lacks what a figure shows. The message names the columns, and the command that would bring them. */
public final class MissingColumnsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    /**
     * @param figure name of the figure
     * @param missing each quantity with the names of the columns that would do, in the form {@code quantity (a or b)}
     * @param bands the bands that the figure needs, without repetition
     * @param flux the kind of measured flux that was asked for
     * @param needsTruth true if one of them only comes with the truth
     */
    MissingColumnsException(String figure, List<String> missing, Set<String> bands, String flux, boolean needsTruth) {
        super(bands.isEmpty() ? brought(figure, missing, bands, flux, needsTruth)
                : Release.unknownFlux(flux).orElseGet(() -> brought(figure, missing, bands, flux, needsTruth)));
        this.missing = List.copyOf(missing);
    }

    private static String brought(String figure, List<String> missing, Set<String> bands, String flux, boolean needsTruth) {
        return "figure=" + figure + ": the table has no " + String.join(", no ", missing) + "; "
                + (needsTruth ? "rubintruth" : "rubincone")
                + (bands.isEmpty() ? "" : " bands=" + inOrder(bands) + (flux.equals("cModel") ? "" : " flux=" + flux)) + " brings " + (missing.size() == 1 ? "it" : "them");
    }

    /** Each quantity that is missing, with the names of the columns that would do. */
    public List<String> missing() {
        return missing;
    }

    private static String inOrder(Set<String> bands) {
        List<String> ordered = new ArrayList<>(bands);
        ordered.sort(Comparator.comparing("ugrizy"::indexOf));
        return String.join("", ordered);
    }
}
