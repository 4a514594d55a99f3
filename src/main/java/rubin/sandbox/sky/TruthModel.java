package rubin.sandbox.sky;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is really there: galaxies, stars and supernovae, in order of declination, with noiseless fluxes. Immutable once
 * made.
 *
 * <p>Numbers within 0.1 degrees of the centre: 64,560 in all, so that the tutorial's 14,850 matches are 0.23 of them;
 * stars as many as the 5.0 million of 300 square degrees in the real catalogue let expect at this latitude; supernovae
 * likewise (445,331).
 */
final class TruthModel {

    /** Ring of {@link Landmark}s, which are in none. */
    static final int NO_ZONE = 3;

    private static final int GALAXIES = 64_034;
    private static final int STARS = 480;
    private static final int SUPERNOVAE = 46;
    private static final double SHARE_WITHIN_001 = 0.01;
    /** Galaxies so faint that their fluxes are given as 0; the share is a guess below that of skyCatalogs' sample. */
    private static final double ZERO_FLUX_SHARE = 0.02;
    /** Variables per truth entry as in the tutorial's box: 11,325 in a square degree. */
    private static final double VARIABLE_GALAXIES = 0.005;
    private static final double VARIABLE_STARS = 0.12;
    private static final long FIRST_GALAXY = 7_937_500_000L;
    private static final long GALAXY_NUMBERS = 62_400_000L;
    private static final long FIRST_STAR = 30_000_000L;
    private static final long STAR_NUMBERS = 60_000_000L;
    private static final int FIRST_LANDMARK_TAG = 10;

    private final double[] ra;
    private final double[] dec;
    private final byte[] type;
    private final byte[] zone;
    private final long[] number;
    private final float[][] flux;
    private final float[] redshift;
    private final float[] radiusArcsec;
    private final boolean[] variable;
    private final Map<Integer, Landmark> landmarks = new HashMap<>();
    private final Map<Integer, Long> hosts = new HashMap<>();

    TruthModel(SkySettings settings, Dice dice, List<Landmark> landmarkList) {
        PositionBuffer draft = new PositionBuffer();
        for (Zone ring : Zone.of(settings)) {
            Dice places = dice.stream("truth places").stream(ring.index());
            scatter(draft, ring, places.stream(Landmark.GALAXY), Landmark.GALAXY, GALAXIES);
            scatter(draft, ring, places.stream(Landmark.STAR), Landmark.STAR, STARS);
            scatter(draft, ring, places.stream(Landmark.SUPERNOVA), Landmark.SUPERNOVA, SUPERNOVAE);
        }
        for (int i = 0; i < landmarkList.size(); i++) {
            draft.add(landmarkList.get(i).truth(), NO_ZONE, FIRST_LANDMARK_TAG + i);
        }
        int[] order = draft.orderByDec();
        int n = order.length;
        ra = draft.ra(order);
        dec = draft.dec(order);
        zone = draft.zone(order);
        type = draft.tag(order);
        number = new long[n];
        flux = new float[PassBand.ALL.length][n];
        redshift = new float[n];
        radiusArcsec = new float[n];
        variable = new boolean[n];
        fill(dice, landmarkList);
    }

    private static void scatter(PositionBuffer draft, Zone ring, Dice dice, int type, int within01) {
        int count = ring.share((int) Math.round(within01 * SHARE_WITHIN_001), within01);
        for (int i = 0; i < count; i++) {
            draft.add(ring.place(dice, i), ring.index(), type);
        }
    }

    private void fill(Dice dice, List<Landmark> landmarkList) {
        GalaxyModel galaxies = new GalaxyModel(dice.stream("galaxies"));
        StarModel stars = new StarModel(dice.stream("stars"));
        Dice odds = dice.stream("truth odds");
        Dice numbers = dice.stream("truth numbers");
        long galaxyStep = GALAXY_NUMBERS / ra.length;
        long starStep = STAR_NUMBERS / ra.length;
        int lastGalaxy = -1;
        double[] mags = new double[PassBand.ALL.length];
        for (int row = 0; row < ra.length; row++) {
            if (type[row] >= FIRST_LANDMARK_TAG) {
                place(row, landmarkList.get(type[row] - FIRST_LANDMARK_TAG));
            } else if (type[row] == Landmark.GALAXY) {
                redshift[row] = (float) galaxies.draw(row, mags);
                radiusArcsec[row] = (float) galaxies.radiusArcsec(row, mags[PassBand.I.ordinal()]);
                number[row] = FIRST_GALAXY + row * galaxyStep + (long) (galaxyStep * numbers.uniform(row));
                variable[row] = odds.chance(2L * row, VARIABLE_GALAXIES);
                setFlux(row, mags, odds.chance(2L * row + 1, ZERO_FLUX_SHARE));
                lastGalaxy = row;
            } else if (type[row] == Landmark.STAR) {
                stars.draw(row, mags);
                number[row] = FIRST_STAR + row * starStep + (long) (starStep * numbers.uniform(row));
                variable[row] = odds.chance(2L * row, VARIABLE_STARS);
                setFlux(row, mags, false);
            } else {
                number[row] = row;
                variable[row] = true;
                redshift[row] = lastGalaxy < 0 ? 1 : redshift[lastGalaxy];
                hosts.put(row, lastGalaxy < 0 ? -1 : number[lastGalaxy]);
            }
        }
    }

    private void place(int row, Landmark landmark) {
        landmarks.put(row, landmark);
        type[row] = (byte) landmark.truthId().type();
        number[row] = landmark.truthId().number();
        redshift[row] = (float) landmark.redshift();
        variable[row] = landmark.variable();
        radiusArcsec[row] = type[row] == Landmark.GALAXY ? 0.4f : 0;
        hosts.put(row, landmark.host());
        setFlux(row, landmark.mags(), type[row] == Landmark.SUPERNOVA);
    }

    private void setFlux(int row, double[] mags, boolean zero) {
        for (int b = 0; b < flux.length; b++) {
            flux[b][row] = zero ? 0 : (float) PassBand.fluxNJy(mags[b]);
        }
    }

    int count() {
        return ra.length;
    }

    /** The rows of a type in a ring. */
    int[] rows(int zoneIndex, int truthType) {
        return IntStream.range(0, ra.length).filter(row -> zone[row] == zoneIndex && type[row] == truthType).toArray();
    }

    double ra(int row) {
        return ra[row];
    }

    double dec(int row) {
        return dec[row];
    }

    Position position(int row) {
        return new Position(ra[row], dec[row]);
    }

    /** 1 galaxy, 2 star, 3 supernova. */
    int type(int row) {
        return type[row];
    }

    /** Index of the ring it lies in, or {@link #NO_ZONE}. */
    int zone(int row) {
        return zone[row];
    }

    /** Flux in nJy; 0 for supernovae, which have no static flux. */
    double flux(int band, int row) {
        return flux[band][row];
    }

    double redshift(int row) {
        return redshift[row];
    }

    /** Half-light radius in arcsec, 0 for point sources. */
    double radiusArcsec(int row) {
        return radiusArcsec[row];
    }

    boolean variable(int row) {
        return variable[row];
    }

    /** Number of the host galaxy of a supernova, -1 for others. */
    long host(int row) {
        return hosts.getOrDefault(row, -1L);
    }

    /** The landmark in this row, or null. */
    Landmark landmark(int row) {
        return landmarks.get(row);
    }

    /** The landmarks by row. */
    Map<Integer, Landmark> landmarks() {
        return Map.copyOf(landmarks);
    }

    TruthId id(int row) {
        boolean supernova = type[row] == Landmark.SUPERNOVA;
        Landmark landmark = landmarks.get(row);
        return landmark != null ? landmark.truthId()
                : new TruthId(supernova ? Healpix.pixel(ra[row], dec[row]) : -1, number[row], type[row]);
    }
}
