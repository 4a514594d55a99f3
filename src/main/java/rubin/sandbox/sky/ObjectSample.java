package rubin.sandbox.sky;

import java.util.Arrays;

/**
 * The objects of a survey in order of declination: the {@link Detections}, numbered, told point-like or extended, and
 * {@linkplain ObjectFluxes measured}. Immutable once made.
 */
final class ObjectSample {

    /** Why a row is there. */
    enum Kind { MATCHED, UNMATCHED, PARENT, OVERLAP, SKY }

    /** No truth entry, no parent, no original. */
    static final int NONE = -1;

    /** How sharply misclassification sets in, per magnitude in i. */
    private static final double GALAXY_SLOPE = 1.3;
    private static final double STAR_SLOPE = 2.5;
    private static final double UNCLASSIFIED = 0.01;
    private static final double UNCLASSIFIED_GALAXIES = 0.003;
    private static final long FIRST_ID = 1_248_649_384_967_000_000L;
    private static final long ID_RANGE = 5_000_000_000_000_000L;

    private final TruthModel truth;
    private final Dice dice;
    private final ObjectFluxes fluxes;
    private double[] ra;
    private double[] dec;
    private Kind[] kind;
    private int[] truthRow;
    private int[] parent;
    private int[] original;
    private byte[] children;
    private byte[] extendedness;
    private float[] radiusArcsec;
    private long[] id;
    private int[] rowOfTruth;

    ObjectSample(SkySettings settings, TruthModel truth, Quotas quotas, Dice dice) {
        this.truth = truth;
        this.dice = dice;
        order(new Detections(settings, truth, quotas, dice));
        classify(settings, quotas);
        fluxes = new ObjectFluxes(truth, this, dice);
    }

    /** Puts what was detected in order of declination, and numbers it. */
    private void order(Detections found) {
        PositionBuffer draft = found.draft();
        int primaries = found.primaries();
        int[] order = draft.orderByDec();
        int n = order.length;
        int[] rank = new int[n];
        for (int row = 0; row < n; row++) {
            rank[order[row]] = row;
        }
        ra = draft.ra(order);
        dec = draft.dec(order);
        byte[] tag = draft.tag(order);
        kind = new Kind[n];
        truthRow = new int[n];
        parent = new int[n];
        original = new int[n];
        children = new byte[n];
        radiusArcsec = new float[n];
        id = new long[n];
        rowOfTruth = new int[truth.count()];
        Arrays.fill(rowOfTruth, NONE);
        long step = ID_RANGE / n;
        Dice ids = dice.stream("objectId");
        for (int row = 0; row < n; row++) {
            int i = order[row];
            kind[row] = Kind.values()[tag[row]];
            truthRow[row] = i < primaries ? found.truthRow(i) : NONE;
            parent[row] = i < primaries && found.family(i) != NONE ? rank[primaries + found.family(i)] : NONE;
            original[row] = i >= primaries && found.original(i) != NONE ? rank[found.original(i)] : NONE;
            Landmark landmark = truthRow[row] == NONE ? null : truth.landmark(truthRow[row]);
            id[row] = landmark != null ? landmark.objectId() : FIRST_ID + row * step + (long) (step * ids.uniform(row));
            if (truthRow[row] != NONE) {
                rowOfTruth[truthRow[row]] = row;
                radiusArcsec[row] = (float) truth.radiusArcsec(truthRow[row]);
            } else {
                radiusArcsec[row] = (float) (0.25 * Math.exp(0.4 * dice.stream("false size").gaussian(row)));
            }
            if (parent[row] != NONE) {
                children[parent[row]]++;
            }
        }
    }

    /** Decides what looks extended: faint galaxies pass for points, and faint stars for galaxies. */
    private void classify(SkySettings settings, Quotas quotas) {
        extendedness = new byte[ra.length];
        Dice luck = dice.stream("extendedness");
        for (int row = 0; row < ra.length; row++) {
            boolean star = truthRow[row] != NONE && truth.type(truthRow[row]) == Landmark.STAR;
            extendedness[row] = (byte) (star ? 0 : 1);
            double odds = luck.uniform(row);
            if (truthRow[row] == NONE) {
                extendedness[row] = (byte) (odds < UNCLASSIFIED ? NONE : odds < 0.3 ? 0 : 1);
            } else if (!star && odds < UNCLASSIFIED_GALAXIES) {
                extendedness[row] = NONE;
            }
        }
        for (Zone zone : Zone.of(settings)) {
            mark(detected(zone.index(), Landmark.GALAXY), GALAXY_SLOPE, quotas.pointLike(zone), (byte) 0);
            mark(detected(zone.index(), Landmark.STAR), STAR_SLOPE, quotas.extended(zone), (byte) 1);
        }
        for (int row = 0; row < ra.length; row++) {
            if (original(row) != NONE) {
                extendedness[row] = extendedness[original[row]];
                radiusArcsec[row] = radiusArcsec[original[row]];
            }
        }
    }

    private int[] detected(int zone, int type) {
        return Arrays.stream(truth.rows(zone, type)).map(row -> rowOfTruth[row]).filter(row -> row != NONE).toArray();
    }

    private void mark(int[] rows, double slopePerMag, int number, byte value) {
        Dice luck = dice.stream("misclassified");
        double[] scores = Arrays.stream(rows).mapToDouble(row -> {
            double iMag = PassBand.mag(truth.flux(PassBand.I.ordinal(), truthRow[row]));
            double compact = radiusArcsec[row] > 0 ? -4 * Math.log10(radiusArcsec[row] / 0.3) : 0;
            return slopePerMag * iMag + compact + Ranking.logistic(luck.uniform(row));
        }).toArray();
        boolean[] chosen = Ranking.best(scores, number);
        for (int i = 0; i < rows.length; i++) {
            if (chosen[i]) {
                extendedness[rows[i]] = value;
            }
        }
    }

    int count() {
        return ra.length;
    }

    double ra(int row) {
        return ra[row];
    }

    double dec(int row) {
        return dec[row];
    }

    Kind kind(int row) {
        return kind[row];
    }

    /** Whether it is the one row of its object. */
    boolean primary(int row) {
        return kind[row] == Kind.MATCHED || kind[row] == Kind.UNMATCHED;
    }

    long id(int row) {
        return id[row];
    }

    /** The truth row it is matched to, or NONE. */
    int truthRow(int row) {
        return truthRow[row];
    }

    /** The object that a truth row is matched to, or NONE. */
    int rowOfTruth(int truthRowNumber) {
        return rowOfTruth[truthRowNumber];
    }

    /** The row of its parent, or NONE. */
    int parent(int row) {
        return parent[row];
    }

    /** The primary object of which an overlap is a copy, or NONE. */
    int original(int row) {
        return kind[row] == Kind.OVERLAP ? original[row] : NONE;
    }

    int children(int row) {
        return children[row];
    }

    /** 1 extended, 0 point-like, -1 unknown. */
    int extendedness(int row) {
        return extendedness[row];
    }

    /** Half-light radius in arcsec, 0 for points. */
    double radiusArcsec(int row) {
        return radiusArcsec[row];
    }

    /** Composite-model flux in nJy. */
    double cModelFlux(int band, int row) {
        return fluxes.flux(band, row);
    }

    /** Standard error of the composite-model flux in nJy. */
    double cModelErr(int band, int row) {
        return fluxes.err(PassBand.ALL[band], row, fluxes.flux(band, row));
    }

    /** Published PSF fluxes of a landmark in nJy, or null. */
    double[] publishedPsfFlux(int row) {
        Landmark landmark = truthRow[row] == NONE ? null : truth.landmark(truthRow[row]);
        return landmark == null ? null : landmark.psfFluxNJy().orElse(null);
    }
}
