package rubin.task;

import uk.ac.starlink.ttools.func.CoordsDegrees;

/** A coordinate as users type it: in degrees, or sexagesimal as the host reads it. */
public enum SkyAngle {

    /** Right ascension, sexagesimal in hours. */
    RA(0, 360, "degrees, as in 62.5, or hours, minutes and seconds, as in 04:10:00") {
        @Override
        double sexagesimal(String text) {
            return CoordsDegrees.hmsToDegrees(text);
        }
    },

    /** Declination, sexagesimal in degrees. */
    DEC(-90, 90, "degrees, as in -37.5, or degrees, minutes and seconds, as in -37:30:00") {
        @Override
        double sexagesimal(String text) {
            return CoordsDegrees.dmsToDegrees(text);
        }
    };

    private final int min;
    private final int max;
    private final String remedy;

    SkyAngle(int min, int max, String remedy) {
        this.min = min;
        this.max = max;
        this.remedy = remedy;
    }

    abstract double sexagesimal(String text);

    /** The range of the coordinate, and how it may be written. */
    String range() {
        return min + " to " + max + " degrees; or sexagesimal, " + remedy.substring(remedy.indexOf(", or ") + 5);
    }

    /**
     * The coordinate in degrees.
     *
     * @throws IllegalArgumentException with rule and remedy, if the text cannot be read or is out of range
     */
    public double degrees(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty; give " + remedy);
        }
        double degrees = read(text.strip());
        if (Double.isNaN(degrees)) {
            throw new IllegalArgumentException("cannot be read; give " + remedy);
        }
        if (degrees < min || degrees > max) {
            throw new IllegalArgumentException("must be " + min + " to " + max + " degrees");
        }
        return degrees;
    }

    private double read(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return readSexagesimal(text);
        }
    }

    /** To a microarcsecond, without the tail that conversions leave; not a number where there is none. */
    private double readSexagesimal(String text) {
        try {
            return Math.rint(sexagesimal(text) * 1e9) / 1e9;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
