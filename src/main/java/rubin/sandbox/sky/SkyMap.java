package rubin.sandbox.sky;

import java.util.Locale;

/**
 * DC2's sky map of tracts and patches (lsst.skymap, RingsSkyMap of 120 rings): rings of equal tracts, counted from the
 * south pole, each a tangent plane of 7 by 7 patches of 4000 pixels of 0.2 arcsec, which overlap by 100 pixels on each side.
 */
final class SkyMap {

    static final String NAME = "DC2";
    static final int PATCHES_PER_SIDE = 7;
    static final double PIXEL_DEG = 0.2 / 3600;

    private static final int PATCH_PIXELS = 4000;
    private static final double BORDER_SHARE = 100.0 / PATCH_PIXELS;
    private static final int RINGS = 120;
    private static final double TRACT_DEG = 180.0 / (RINGS + 1);
    /** How far north of the tangent point the patches are centred: puts (62, -37) into patch 3 and the overlap with 10, as DP0.2 has it. */
    private static final double SHIFT_PIXELS = 64;

    /**
     * A place in the map.
     *
     * @param tract number of the tract
     * @param patchX column of the patch, 0 to 6
     * @param patchY row of the patch, 0 to 6
     * @param x pixel column in the tract
     * @param y pixel row in the tract
     */
    record Place(int tract, int patchX, int patchY, double x, double y) {

        int patch() {
            return patchY * PATCHES_PER_SIDE + patchX;
        }
    }

    private SkyMap() {
    }

    static Place place(double ra, double dec) {
        int ring = (int) Math.max(0, Math.min(RINGS - 1, Math.floor((dec + 90) / TRACT_DEG - 0.5)));
        int inRing = (int) Math.floor(ra / 360 * tracts(ring) + 0.5) % tracts(ring);
        int tract = firstTract(ring) + inRing;
        double[] xy = centre(ring, inRing).project(ra, dec);
        double half = PATCHES_PER_SIDE * PATCH_PIXELS / 2.0;
        double x = half - xy[0] / PIXEL_DEG;
        double y = half + xy[1] / PIXEL_DEG - SHIFT_PIXELS;
        return new Place(tract, patchAt(x), patchAt(y), x, y);
    }

    private static int patchAt(double pixel) {
        return (int) Math.max(0, Math.min(PATCHES_PER_SIDE - 1, Math.floor(pixel / PATCH_PIXELS)));
    }

    private static int tracts(int ring) {
        double nearest = Math.max(0, Math.abs(ringDec(ring)) - TRACT_DEG / 2);
        return 1 + (int) (360 * Math.cos(Math.toRadians(nearest)) / TRACT_DEG);
    }

    private static double ringDec(int ring) {
        return -90 + (ring + 1) * TRACT_DEG;
    }

    private static int firstTract(int ring) {
        int first = 1;
        for (int r = 0; r < ring; r++) {
            first += tracts(r);
        }
        return first;
    }

    private static TangentPlane centre(int ring, int inRing) {
        return new TangentPlane(inRing * 360.0 / tracts(ring), ringDec(ring), 0);
    }

    /** A position in a patch, by pixels from the patch's corner as a share of its side. */
    static Position inPatch(int tract, int patch, double shareX, double shareY) {
        int ring = 0;
        int first = 1;
        while (first + tracts(ring) <= tract) {
            first += tracts(ring++);
        }
        double half = PATCHES_PER_SIDE / 2.0;
        double side = PATCH_PIXELS * PIXEL_DEG;
        return centre(ring, tract - first).deproject(-(patch % PATCHES_PER_SIDE + shareX - half) * side,
                (patch / PATCHES_PER_SIDE + shareY - half) * side + SHIFT_PIXELS * PIXEL_DEG);
    }

    /** Outline of a patch with its overlaps, as ObsTAP's s_region spells it. */
    static String outline(int tract, int patch) {
        StringBuilder s = new StringBuilder("POLYGON ICRS");
        for (int[] corner : new int[][] {{0, 0}, {1, 0}, {1, 1}, {0, 1}}) {
            Position p = inPatch(tract, patch, edge(patch % PATCHES_PER_SIDE, corner[0]), edge(patch / PATCHES_PER_SIDE, corner[1]));
            s.append(String.format(Locale.ROOT, " %.6f %.6f", p.ra(), p.dec()));
        }
        return s.toString();
    }

    /** A patch's edge with its overlap, which ends where the tract does. */
    private static double edge(int patch, int side) {
        return Math.max(-patch, Math.min(PATCHES_PER_SIDE - patch, side == 0 ? -BORDER_SHARE : 1 + BORDER_SHARE));
    }
}
