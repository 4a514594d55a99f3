package rubin.query;

import java.math.BigDecimal;

/**
 * A position on the sky, ICRS.
 *
 * @param ra right ascension in degrees, 0 &lt;= ra &lt; 360; given outside that range it is wrapped
 * @param dec declination in degrees, -90..90
 */
public record SkyPoint(double ra, double dec) {

    /**
     * @throws IllegalArgumentException if a coordinate is not finite or out of range
     */
    public SkyPoint {
        if (!(ra >= -360 && ra <= 720)) {
            throw new IllegalArgumentException("right ascension " + ra + ": must be 0 to 360 degrees");
        }
        if (!(dec >= -90 && dec <= 90)) {
            throw new IllegalArgumentException("declination " + dec + ": must be -90 to 90 degrees");
        }
        ra = ra - 360 * Math.floor(ra / 360);
        ra = ra == 360 ? 0 : ra;
    }

    /** Right ascension and declination as plain decimal numbers, with the separator between. */
    String text(String separator) {
        return decimal(ra) + separator + decimal(dec);
    }

    /** The shortest decimal that gives the same double, without exponent, because not every ADQL parser takes one. */
    static String decimal(double value) {
        BigDecimal d = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return d.signum() == 0 ? "0" : d.toPlainString();
    }
}
