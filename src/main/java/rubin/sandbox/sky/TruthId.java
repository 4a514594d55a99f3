package rubin.sandbox.sky;

import java.util.Optional;

/**
 * Identifier of a truth entry: {@code 9752536104_1} for a galaxy, {@code 31140512_2} for a star, {@code MS_9684_23_3}
 * for a supernova (healpix pixel and number within it).
 *
 * @param healpix pixel (ring, nside 32) of a supernova, -1 for other types
 * @param number number of the galaxy or star, or of the supernova within its pixel
 * @param type truth type: 1 galaxy, 2 star, 3 supernova
 */
record TruthId(int healpix, long number, int type) {

    private static final char SEPARATOR = '_';
    private static final String SUPERNOVA_PREFIX = "MS_";
    private static final int NO_HEALPIX = -1;
    private static final int HEALPIX_DIGITS = 5;
    private static final int NUMBER_DIGITS = 12;
    private static final int TYPES = 10;
    private static final long NUMBERS_PER_PIXEL = 1_000_000_000_000L;

    /** Reads what {@link #toString} writes; empty for any other text. No regular expression: joins parse every row. */
    static Optional<TruthId> parse(String text) {
        int last = text.lastIndexOf(SEPARATOR);
        if (last != text.length() - 2) {
            return Optional.empty();
        }
        int type = Character.digit(text.charAt(last + 1), TYPES);
        int numberStart = 0;
        long healpix = NO_HEALPIX;
        if (text.startsWith(SUPERNOVA_PREFIX)) {
            int second = text.indexOf(SEPARATOR, SUPERNOVA_PREFIX.length());
            healpix = whole(text, SUPERNOVA_PREFIX.length(), second, HEALPIX_DIGITS);
            numberStart = second + 1;
            if (healpix < 0) {
                return Optional.empty();
            }
        }
        long number = whole(text, numberStart, last, NUMBER_DIGITS);
        return number < 0 || type < Landmark.GALAXY || type > Landmark.SUPERNOVA ? Optional.empty()
                : Optional.of(new TruthId((int) healpix, number, type));
    }

    /** The whole number in a part of a text, -1 unless it is one without leading zeros. */
    private static long whole(String text, int from, int to, int maxDigits) {
        if (to <= from || to - from > maxDigits || text.charAt(from) == '0' && to - from > 1) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** A number that no other identifier has. */
    long key() {
        return healpix < 0 ? number * TYPES + type : -((healpix * NUMBERS_PER_PIXEL + number) * TYPES + type);
    }

    /** The identifier without its type, as in TruthSummary.id. */
    String id() {
        return healpix < 0 ? Long.toString(number) : SUPERNOVA_PREFIX + healpix + SEPARATOR + number;
    }

    @Override
    public String toString() {
        return id() + SEPARATOR + type;
    }
}
