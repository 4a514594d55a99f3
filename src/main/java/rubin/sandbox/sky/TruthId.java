package rubin.sandbox.sky;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifier of a truth entry: {@code 9752536104_1} for a galaxy, {@code 31140512_2} for a star, {@code MS_9684_23_3}
 * for a supernova (healpix pixel and number within it).
 *
 * @param healpix pixel (ring, nside 32) of a supernova, -1 for other types
 * @param number number of the galaxy or star, or of the supernova within its pixel
 * @param type truth type: 1 galaxy, 2 star, 3 supernova
 */
record TruthId(int healpix, long number, int type) {

    private static final Pattern FORM = Pattern.compile("(?:MS_(\\d{1,5})_)?(\\d{1,17})_([123])");
    private static final int TYPES = 10;
    private static final long NUMBERS_PER_PIXEL = 1_000_000_000_000L;

    static Optional<TruthId> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int healpix = m.group(1) == null ? -1 : Integer.parseInt(m.group(1));
        TruthId id = new TruthId(healpix, Long.parseLong(m.group(2)), Integer.parseInt(m.group(3)));
        return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    }

    /** A number that no other identifier has. */
    long key() {
        return healpix < 0 ? number * TYPES + type : -((healpix * NUMBERS_PER_PIXEL + number) * TYPES + type);
    }

    /** The identifier without its type, as in TruthSummary.id. */
    String id() {
        return healpix < 0 ? Long.toString(number) : "MS_" + healpix + "_" + number;
    }

    @Override
    public String toString() {
        return id() + "_" + type;
    }
}
