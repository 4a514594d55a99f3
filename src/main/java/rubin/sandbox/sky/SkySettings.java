package rubin.sandbox.sky;

/**
 * What sky to generate: the same settings give the same rows, whatever the machine or the day.
 *
 * @param seed any number
 * @param radiusDeg radius of the generated field about (62, -37), in degrees; the density is the same for all
 */
public record SkySettings(long seed, double radiusDeg) {

    /** A little more than the tutorial's cone of 0.1 degrees, so that the cone is a real selection. */
    public static final double DEFAULT_RADIUS_DEG = 0.11;

    /** What memory and time of a common machine allow. */
    public static final double LARGEST_RADIUS_DEG = 1.2;

    public static final long DEFAULT_SEED = 1;

    /** The smallest field in which the tutorial's queries hold. */
    public static final SkySettings DEFAULT = new SkySettings(DEFAULT_SEED, DEFAULT_RADIUS_DEG);

    public SkySettings {
        if (!(radiusDeg >= DEFAULT_RADIUS_DEG && radiusDeg <= LARGEST_RADIUS_DEG)) {
            throw new IllegalArgumentException("radius of the field " + radiusDeg + ": must be " + DEFAULT_RADIUS_DEG + " to " + LARGEST_RADIUS_DEG + " degrees");
        }
    }
}
