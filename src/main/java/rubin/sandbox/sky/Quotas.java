package rubin.sandbox.sky;

/**
 * How many objects a release has within 0.1 degrees of (62, -37), as its tutorial prints them, and within 0.01. Which
 * ones they are is drawn; that there are so many is not.
 *
 * @param galaxies objects matched to galaxies
 * @param pointLike of these, those that look like points
 * @param stars objects matched to stars
 * @param extended of these, those that look extended
 * @param others primary objects without a match
 * @param primaryWithin001 primary objects within 0.01 degrees
 * @param duplicates whether parents, patch overlaps and sky objects are kept, beside the primary objects
 */
record Quotas(int galaxies, int pointLike, int stars, int extended, int others, int primaryWithin001, boolean duplicates) {

    /** DP0.2: tutorials DP02_02a (173), DP02_08 (14,850 and 2,819) and the extendedness notebook (349, 0.39). */
    static final Quotas DP02 = new Quotas(14_501, 2_819, 349, 136, 2_450, 173, true);

    /** DP0.1: the Intermediate TAP Query tutorial (15,670 objects, 14,424 matches). */
    static final Quotas DP01 = new Quotas(14_087, 2_700, 337, 128, 1_246, 157, false);

    private static final int SMALL_CONE_PER_LARGE = 100;

    int galaxies(Zone zone) {
        return zone.share(small(galaxies), galaxies);
    }

    int pointLike(Zone zone) {
        return zone.share(small(pointLike), pointLike);
    }

    int stars(Zone zone) {
        return zone.share(small(stars), stars);
    }

    int extended(Zone zone) {
        return zone.share(small(extended), extended);
    }

    int others(Zone zone) {
        return zone.share(primaryWithin001 - small(galaxies) - small(stars), others);
    }

    private static int small(int within01) {
        return Math.round((float) within01 / SMALL_CONE_PER_LARGE);
    }
}
