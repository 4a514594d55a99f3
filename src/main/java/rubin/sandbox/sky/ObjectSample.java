package rubin.sandbox.sky;

import java.util.Arrays;
import java.util.List;

/**
 * What a survey detects of the {@link Truth}: which sources, where, how bright, how extended; what it sees that is not
 * there; and the rows it keeps beside the primary ones. In order of declination. Immutable once made.
 */
final class ObjectSample {

    /** Why a row is there. */
    enum Kind { MATCHED, UNMATCHED, PARENT, OVERLAP, SKY }

    /** No truth entry, no parent, no original. */
    static final int NONE = -1;

    private static final double ARCSEC = 1 / 3600.0;
    private static final double BLEND_ARCSEC = 1.6;
    /** Share of the primary objects; a guess at what patches overlap. */
    private static final double OVERLAPS = 0.08;
    private static final double SKY_OBJECTS = 0.015;
    /** Share of bright sources that detection or matching loses. */
    private static final double LOST = 0.035;
    private static final double OUTLIERS = 0.05;
    /** A fit that finds as good as nothing says zero. */
    private static final double ZEROED = 0.005;
    /** How sharply misclassification sets in, per magnitude in i. */
    private static final double GALAXY_SLOPE = 1.3;
    private static final double STAR_SLOPE = 2.5;
    private static final double UNCLASSIFIED = 0.01;
    private static final double UNCLASSIFIED_GALAXIES = 0.003;
    private static final long FIRST_ID = 1_248_649_384_967_000_000L;
    private static final long ID_RANGE = 5_000_000_000_000_000L;

    private final Truth truth;
    private final Dice dice;
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
    private float[][] flux;
    private int[] rowOfTruth;

    ObjectSample(SkySettings settings, Truth truth, Quotas quotas, Dice dice) {
        this.truth = truth;
        this.dice = dice;
        Draft draft = new Draft();
        int[] truthOf = detect(settings, quotas, draft);
        int primaries = draft.count();
        int[] family = quotas.duplicates() ? families(draft) : new int[0];
        int[] originalOf = quotas.duplicates() ? addDuplicates(settings, draft, family) : new int[0];
        order(draft, truthOf, primaries, family, originalOf);
        classify(settings, quotas);
        measure();
    }

    /** Chooses what is detected and where; returns the truth row of each. */
    private int[] detect(SkySettings settings, Quotas quotas, Draft draft) {
        int[] truthOf = new int[truth.count() + 1];
        int n = 0;
        for (Zone zone : Zone.of(settings)) {
            for (int type : new int[] {Landmark.GALAXY, Landmark.STAR}) {
                int[] rows = rows(zone.index(), type);
                boolean[] found = Ranking.best(Arrays.stream(rows).mapToDouble(this::detectability).toArray(),
                        type == Landmark.GALAXY ? quotas.galaxies(zone) : quotas.stars(zone));
                for (int i = 0; i < rows.length; i++) {
                    if (found[i]) {
                        draft.add(centroid(zone, rows[i]), zone.index(), Kind.MATCHED.ordinal());
                        truthOf = put(truthOf, n++, rows[i]);
                    }
                }
            }
            Dice places = dice.stream("false places").stream(zone.index());
            for (int i = 0; i < quotas.others(zone); i++) {
                draft.add(zone.place(places, i), zone.index(), Kind.UNMATCHED.ordinal());
                truthOf = put(truthOf, n++, NONE);
            }
        }
        for (int row : truth.landmarks().keySet().stream().sorted().toList()) {
            Landmark landmark = truth.landmark(row);
            if (landmark.objectId() != 0) {
                draft.add(landmark.object(), Truth.NO_ZONE, Kind.MATCHED.ordinal());
                truthOf = put(truthOf, n++, row);
            }
        }
        return Arrays.copyOf(truthOf, n);
    }

    private static int[] put(int[] array, int index, int value) {
        int[] large = index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
        large[index] = value;
        return large;
    }

    private int[] rows(int zone, int type) {
        int[] rows = new int[truth.count()];
        int n = 0;
        for (int row = 0; row < rows.length; row++) {
            if (truth.zone(row) == zone && truth.type(row) == type) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
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
        for (Band band : List.of(Band.G, Band.R, Band.I, Band.Z)) {
            best = Math.max(best, truth.flux(band.ordinal(), row) / (band.coaddErrNJy() * spread(truth.radiusArcsec(row))));
        }
        return best;
    }

    /** By how much the light of an extended source suffers more noise than that of a point. */
    private static double spread(double radius) {
        return Math.sqrt(1 + radius * radius / 0.36);
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

    /** The parent number, from 0, of each primary object, NONE without one: neighbours closer than 1.6 arcsec make a family. */
    private static int[] families(Draft draft) {
        int n = draft.count();
        double band = BLEND_ARCSEC * ARCSEC;
        Cells.Longs bandThenRa = row -> {
            Position p = draft.position(row);
            return ((long) Math.floor((p.dec() + 90) / band) << 36) + (long) (p.ra() * 1e8);
        };
        RowIndex.Rows sorted = SortedRows.of(bandThenRa, n).between(-Long.MAX_VALUE, Long.MAX_VALUE);
        int[] family = new int[n];
        Arrays.fill(family, NONE);
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
        return family;
    }

    /** Adds parents, overlaps and sky objects, in this order; returns for each the primary object it is placed on. */
    private int[] addDuplicates(SkySettings settings, Draft draft, int[] family) {
        int primaries = family.length;
        int[] first = new int[primaries + primaries / 2 + 1];
        Arrays.fill(first, NONE);
        int n = 0;
        int parents = 0;
        for (int i = 0; i < primaries; i++) {
            parents = Math.max(parents, family[i] + 1);
        }
        for (int i = primaries - 1; i >= 0; i--) {
            if (family[i] != NONE) {
                first[family[i]] = i;
            }
        }
        for (n = 0; n < parents; n++) {
            draft.add(beside(draft.position(first[n]), 0.05 * ARCSEC, n), Truth.NO_ZONE, Kind.PARENT.ordinal());
        }
        Dice odds = dice.stream("duplicates");
        for (int i = 0; i < primaries; i++) {
            if (odds.chance(i, OVERLAPS)) {
                draft.add(beside(draft.position(i), 0.01 * ARCSEC, i), Truth.NO_ZONE, Kind.OVERLAP.ordinal());
                first[n++] = i;
            }
        }
        int sky = (int) (SKY_OBJECTS * primaries);
        Zone all = new Zone(0, 0, settings.radiusDeg());
        for (int i = 0; i < sky; i++) {
            Position place = all.place(dice.stream("sky places"), i);
            if (Zone.clearOfEdges(place)) {
                draft.add(place, Truth.NO_ZONE, Kind.SKY.ordinal());
                first[n++] = NONE;
            }
        }
        return Arrays.copyOf(first, n);
    }

    private static Position beside(Position place, double distanceDeg, double angle) {
        Position moved = place.moved(distanceDeg, angle);
        return Zone.clearOfEdges(moved) ? moved : place;
    }

    private void order(Draft draft, int[] truthOf, int primaries, int[] family, int[] originalOf) {
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
            truthRow[row] = i < primaries ? truthOf[i] : NONE;
            parent[row] = i < family.length && family[i] != NONE ? rank[primaries + family[i]] : NONE;
            original[row] = i >= primaries && originalOf[i - primaries] != NONE ? rank[originalOf[i - primaries]] : NONE;
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
            if (original[row] != NONE && kind[row] == Kind.OVERLAP) {
                extendedness[row] = extendedness[original[row]];
                radiusArcsec[row] = radiusArcsec[original[row]];
            }
        }
    }

    private int[] detected(int zone, int type) {
        return Arrays.stream(rows(zone, type)).map(row -> rowOfTruth[row]).filter(row -> row != NONE).toArray();
    }

    private void mark(int[] rows, double slopePerMag, int number, byte value) {
        Dice luck = dice.stream("misclassified");
        double[] scores = Arrays.stream(rows).mapToDouble(row -> {
            double iMag = Band.mag(truth.flux(Band.I.ordinal(), truthRow[row]));
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

    /** Draws the composite-model fluxes: true flux, lost light, outliers, neighbours' light, noise. */
    private void measure() {
        int n = ra.length;
        flux = new float[Band.ALL.length][n];
        float[][] bare = new float[Band.ALL.length][n];
        GalaxyModel faint = new GalaxyModel(dice.stream("false colours"));
        double[] mags = new double[Band.ALL.length];
        for (int row = 0; row < n; row++) {
            if (truthRow[row] == NONE && kind[row] == Kind.UNMATCHED) {
                faint.draw(row, mags);
                double shift = 24.6 + 2.2 * Math.sqrt(dice.stream("false mag").uniform(row)) - mags[Band.I.ordinal()];
                for (int b = 0; b < mags.length; b++) {
                    bare[b][row] = (float) Band.fluxNJy(mags[b] + shift);
                }
            } else if (truthRow[row] != NONE) {
                for (int b = 0; b < mags.length; b++) {
                    bare[b][row] = (float) truth.flux(b, truthRow[row]);
                }
            }
        }
        float[][] family = new float[Band.ALL.length][n];
        for (int row = 0; row < n; row++) {
            for (int b = 0; parent[row] != NONE && b < mags.length; b++) {
                family[b][parent[row]] += bare[b][row];
            }
        }
        for (int b = 0; b < mags.length; b++) {
            Dice noise = dice.stream("cModel noise").stream(b);
            for (int row = 0; row < n; row++) {
                boolean parentRow = kind[row] == Kind.PARENT;
                boolean copy = kind[row] == Kind.OVERLAP;
                int of = copy ? original[row] : row;
                double others = parent[of] == NONE ? 0 : family[b][parent[of]] - bare[b][of];
                double signal = parentRow ? family[b][row] : bare[b][of] * gain(of) + leak(of) * others;
                double error = err(Band.ALL[b], row, signal);
                double measured = signal + error * noise.gaussian(of) * (copy ? 1.02 : 1);
                flux[b][row] = Math.abs(measured) < ZEROED * error ? 0 : (float) measured;
            }
        }
    }

    private double gain(int row) {
        Dice own = dice.stream("gain");
        boolean point = radiusArcsec[row] == 0;
        double lost = point ? 0.004 * own.gaussian(row) : 0.02 + 0.05 * own.gaussian(row);
        boolean outlier = !point && own.chance(row + (1L << 40), OUTLIERS);
        return Math.pow(10, -0.4 * (outlier ? lost + 0.6 * own.gaussian(row + (1L << 41)) : lost));
    }

    /** Share of its family's other light that an object is credited with. */
    private double leak(int row) {
        double u = dice.stream("leak").uniform(row);
        return 0.12 * u * u * u;
    }

    private double err(Band band, int row, double signal) {
        double depth = 1 + 0.06 * dice.stream("depth").stream(band.ordinal()).gaussian(row);
        return Math.hypot(band.coaddErrNJy() * Math.max(0.8, depth) * spread(radiusArcsec[row]), Band.RELATIVE_ERROR_FLOOR * signal);
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
        return flux[band][row];
    }

    /** Standard error of the composite-model flux in nJy. */
    double cModelErr(int band, int row) {
        return err(Band.ALL[band], row, flux[band][row]);
    }

    /** Published PSF fluxes of a landmark in nJy, or null. */
    double[] publishedPsfFlux(int row) {
        Landmark landmark = truthRow[row] == NONE ? null : truth.landmark(truthRow[row]);
        return landmark == null ? null : landmark.psfFluxNJy().orElse(null);
    }
}
