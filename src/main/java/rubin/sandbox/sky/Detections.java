package rubin.sandbox.sky;

import java.util.Arrays;
import java.util.List;

/**
 * What a survey detects of the {@link TruthModel}, and where; what it sees that is not there; and the rows it keeps beside the
 * primary ones. In no particular order.
 */
final class Detections {

    private static final int NONE = ObjectSample.NONE;
    private static final double ARCSEC = 1 / 3600.0;
    private static final double BLEND_ARCSEC = 1.6;
    /** Share of the primary objects; a guess at what patches overlap. */
    private static final double OVERLAPS = 0.08;
    private static final double SKY_OBJECTS = 0.015;
    /** Share of bright sources that detection or matching loses. */
    private static final double LOST = 0.035;

    private final TruthModel truth;
    private final Dice dice;
    private final PositionBuffer draft = new PositionBuffer();
    private final int[] truthOf;
    private final int[] family;
    private final int[] originalOf;

    Detections(SkySettings settings, TruthModel truth, Quotas quotas, Dice dice) {
        this.truth = truth;
        this.dice = dice;
        truthOf = detect(settings, quotas);
        family = new int[truthOf.length];
        Arrays.fill(family, NONE);
        originalOf = quotas.duplicates() ? addDuplicates(settings, findFamilies()) : new int[0];
    }

    /** Positions and kinds: the primary objects, then the others. */
    PositionBuffer draft() {
        return draft;
    }

    /** Number of primary objects. */
    int primaries() {
        return truthOf.length;
    }

    /** The truth row of a primary object, or NONE. */
    int truthRow(int primary) {
        return truthOf[primary];
    }

    /** The family of a primary object, or NONE; the first objects after the primary ones are the families' parents. */
    int family(int primary) {
        return family[primary];
    }

    /** The primary object that another one is placed on, or NONE. */
    int original(int other) {
        return originalOf[other - truthOf.length];
    }

    /** Chooses what is detected and where; returns the truth row of each. */
    private int[] detect(SkySettings settings, Quotas quotas) {
        int[] rowOf = new int[truth.count() + 1];
        int n = 0;
        for (Zone zone : Zone.of(settings)) {
            for (int type : new int[] {Landmark.GALAXY, Landmark.STAR}) {
                int[] rows = truth.rows(zone.index(), type);
                boolean[] found = Ranking.best(Arrays.stream(rows).mapToDouble(this::detectability).toArray(),
                        type == Landmark.GALAXY ? quotas.galaxies(zone) : quotas.stars(zone));
                for (int i = 0; i < rows.length; i++) {
                    if (found[i]) {
                        draft.add(centroid(zone, rows[i]), zone.index(), ObjectSample.Kind.MATCHED.ordinal());
                        rowOf = put(rowOf, n++, rows[i]);
                    }
                }
            }
            Dice places = dice.stream("false places").stream(zone.index());
            for (int i = 0; i < quotas.others(zone); i++) {
                draft.add(zone.place(places, i), zone.index(), ObjectSample.Kind.UNMATCHED.ordinal());
                rowOf = put(rowOf, n++, NONE);
            }
        }
        for (int row : truth.landmarks().keySet().stream().sorted().toList()) {
            Landmark landmark = truth.landmark(row);
            if (landmark.objectId() != 0) {
                draft.add(landmark.object(), TruthModel.NO_ZONE, ObjectSample.Kind.MATCHED.ordinal());
                rowOf = put(rowOf, n++, row);
            }
        }
        return Arrays.copyOf(rowOf, n);
    }

    private static int[] put(int[] array, int index, int value) {
        int[] large = index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
        large[index] = value;
        return large;
    }

    /** Logarithm of the best signal to noise in g, r, i, z, blurred; very low for what is lost whatever its brightness. */
    private double detectability(int row) {
        if (dice.stream("lost").chance(row, LOST)) {
            return -dice.stream("lost").uniform(row, 10, 20);
        }
        return Math.log10(signalToNoise(row) + 1e-6) + 0.12 * dice.stream("detection").gaussian(row);
    }

    private double signalToNoise(int row) {
        double best = 0;
        for (PassBand band : List.of(PassBand.G, PassBand.R, PassBand.I, PassBand.Z)) {
            best = Math.max(best, truth.flux(band.ordinal(), row) / (band.coaddErrNJy() * ObjectFluxes.spread(truth.radiusArcsec(row))));
        }
        return best;
    }

    /** Where the source is measured: near its true place, and on the same side of the rings' edges. */
    private Position centroid(Zone zone, int row) {
        double sigma = Math.min(0.25, Math.hypot(0.012, 0.35 / Math.max(0.1, signalToNoise(row)))) * ARCSEC;
        Dice own = dice.stream("centroid").stream(row);
        double distance = sigma * Math.sqrt(-2 * Math.log(1 - own.uniform(0)));
        double angle = own.uniform(1, 0, 2 * Math.PI);
        Position there = truth.position(row).moved(distance, angle);
        Position opposite = truth.position(row).moved(distance, angle + Math.PI);
        return zone.holds(there) ? there : zone.holds(opposite) ? opposite : truth.position(row);
    }

    /** Makes families of neighbours closer than 1.6 arcsec; returns how many. */
    private int findFamilies() {
        int n = draft.count();
        double band = BLEND_ARCSEC * ARCSEC;
        SkyCells.Longs bandThenRa = row -> {
            Position p = draft.position(row);
            return ((long) Math.floor((p.dec() + 90) / band) << 36) + (long) (p.ra() * 1e8);
        };
        RowIndex.Rows sorted = SortedRows.of(bandThenRa, n).between(-Long.MAX_VALUE, Long.MAX_VALUE);
        int families = 0;
        for (int i = 1; i < n; i++) {
            int left = sorted.row(i - 1);
            int right = sorted.row(i);
            Position p = draft.position(right);
            if (draft.position(left).separationDeg(p.ra(), p.dec()) < band) {
                family[left] = family[left] == NONE ? families++ : family[left];
                family[right] = family[left];
            }
        }
        return families;
    }

    /** Adds parents, overlaps and sky objects, in this order; returns for each the primary object it is placed on. */
    private int[] addDuplicates(SkySettings settings, int families) {
        int primaries = family.length;
        int[] first = new int[primaries + primaries / 2 + 1];
        Arrays.fill(first, NONE);
        for (int i = primaries - 1; i >= 0; i--) {
            if (family[i] != NONE) {
                first[family[i]] = i;
            }
        }
        int n = 0;
        for (; n < families; n++) {
            draft.add(beside(draft.position(first[n]), 0.05 * ARCSEC, n), TruthModel.NO_ZONE, ObjectSample.Kind.PARENT.ordinal());
        }
        Dice odds = dice.stream("duplicates");
        for (int i = 0; i < primaries; i++) {
            boolean landmark = truthOf[i] != NONE && truth.landmark(truthOf[i]) != null;
            if (odds.chance(i, OVERLAPS) && !landmark) {
                draft.add(beside(draft.position(i), 0.01 * ARCSEC, i), TruthModel.NO_ZONE, ObjectSample.Kind.OVERLAP.ordinal());
                first[n++] = i;
            }
        }
        int sky = (int) (SKY_OBJECTS * primaries);
        Zone all = new Zone(0, 0, settings.radiusDeg());
        for (int i = 0; i < sky; i++) {
            Position place = all.place(dice.stream("sky places"), i);
            if (Zone.clearOfEdges(place)) {
                draft.add(place, TruthModel.NO_ZONE, ObjectSample.Kind.SKY.ordinal());
                first[n++] = NONE;
            }
        }
        return Arrays.copyOf(first, n);
    }

    private static Position beside(Position place, double distanceDeg, double angle) {
        Position moved = place.moved(distanceDeg, angle);
        return Zone.clearOfEdges(moved) ? moved : place;
    }
}
