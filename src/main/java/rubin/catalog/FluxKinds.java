package rubin.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rubin.release.FluxKind;
import rubin.release.Release;
import uk.ac.starlink.table.ColumnInfo;

/**
 * How a column says of which kind of flux its values are. Its utype says so, which VOTable and FITS keep; and its name, which every
 * format keeps: a short name such as {@code gmr} is of the usual kind, any other kind stands behind it, as in {@code gmr_psf}.
 */
public final class FluxKinds {

    /** The kind that is meant where nobody chose another. */
    public static final String USUAL = "cModel";

    private static final String UTYPE = "rubin:flux.";
    private static final List<String> KNOWN =
            Release.NAMES.stream().map(Release::named).flatMap(release -> release.fluxKinds().stream()).map(FluxKind::name).distinct().toList();

    private FluxKinds() {
    }

    /** The name of a colour or flux ratio, whose short name is given, of a kind. */
    static String column(String shortName, String kind) {
        return kind.equals(USUAL) ? shortName : shortName + "_" + kind;
    }

    /** Makes a column say its kind. */
    static void mark(ColumnInfo info, String kind) {
        info.setUtype(UTYPE + kind);
    }

    /** The kind that a column's utype says, if it says one. */
    static Optional<String> marked(ColumnInfo info) {
        String utype = info.getUtype();
        return utype != null && utype.regionMatches(true, 0, UTYPE, 0, UTYPE.length())
                ? Optional.of(spelled(utype.substring(UTYPE.length()))) : Optional.empty();
    }

    /** A kind as releases spell it; services that lower-case column names lower-case it, too. */
    public static String spelled(String kind) {
        return KNOWN.stream().filter(kind::equalsIgnoreCase).findFirst().orElse(kind);
    }

    /** For sorting: the usual kind first, kinds that no release has last. */
    static int rank(String kind) {
        int index = KNOWN.indexOf(kind);
        return kind.equals(USUAL) ? -1 : index < 0 ? KNOWN.size() : index;
    }

    /** A name as it is compared. */
    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
