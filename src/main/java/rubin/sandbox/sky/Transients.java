package rubin.sandbox.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What changes on the sky, and when a difference image shows it: variable stars, supernovae, artefacts. Immutable once made. */
final class Transients {

    private static final double DETECTION = 5;
    private static final long FIRST_ID = 1_248_700_000_000_000_000L;
    private static final long ID_STEP = 4_398_046_511L;
    /** Spurious detections per primary object; a guess well below DC2's, where most DiaObjects are spurious. */
    private static final double ARTEFACTS = 0.01;
    private static final double FIRST_PEAK_MJD = 59582;
    private static final double LAST_PEAK_MJD = 61406;

    private final TruthModel truth;
    private final ObjectSample objects;
    private final Visits visits;
    private final VisitPhotometry photometry;
    private final Dice dice;
    private final List<Source> sources;
    private final int[] detectedSource;
    private final int[] detectedVisit;

    /**
     * One of them.
     *
     * @param objectRow row of the variable star in Object, NONE otherwise
     * @param truthRow row of the supernova in TruthSummary, NONE otherwise
     * @param artefactVisit the visit with the spurious detection, NONE otherwise
     * @param place its position
     */
    private record Source(int objectRow, int truthRow, int artefactVisit, Position place) {
    }

    Transients(TruthModel truth, ObjectSample objects, Visits visits, VisitPhotometry photometry, Dice dice) {
        this.truth = truth;
        this.objects = objects;
        this.visits = visits;
        this.photometry = photometry;
        this.dice = dice;
        List<Source> seen = new ArrayList<>();
        List<int[]> detections = new ArrayList<>();
        for (Source source : candidates()) {
            int[] when = IntStream.range(0, visits.count()).filter(v -> Math.abs(diffFlux(source, v)) > DETECTION * diffErr(source, v)).toArray();
            if (when.length > 0) {
                int number = seen.size();
                seen.add(source);
                for (int v : when) {
                    detections.add(new int[] {number, v});
                }
            }
        }
        sources = List.copyOf(seen);
        detectedSource = detections.stream().mapToInt(d -> d[0]).toArray();
        detectedVisit = detections.stream().mapToInt(d -> d[1]).toArray();
    }

    private List<Source> candidates() {
        List<Source> all = new ArrayList<>();
        Dice odds = dice.stream("artefacts");
        for (int row = 0; row < objects.count(); row++) {
            Position place = new Position(objects.ra(row), objects.dec(row));
            if (photometry.lightCurve(row) != LightCurve.CONSTANT) {
                all.add(new Source(row, ObjectSample.NONE, ObjectSample.NONE, place));
            } else if (objects.primary(row) && odds.chance(row, ARTEFACTS)) {
                all.add(new Source(row, ObjectSample.NONE, (int) (visits.count() * odds.uniform(-1L - row)), place));
            }
        }
        for (int row = 0; row < truth.count(); row++) {
            if (truth.type(row) == Landmark.SUPERNOVA) {
                all.add(new Source(ObjectSample.NONE, row, ObjectSample.NONE, truth.position(row)));
            }
        }
        return all;
    }

    int count() {
        return sources.size();
    }

    long id(int source) {
        return published(source) ? Landmark.RR_LYRAE_DIA : FIRST_ID + source * ID_STEP;
    }

    Position place(int source) {
        return published(source) ? Landmark.RR_LYRAE_DIA_PLACE : sources.get(source).place();
    }

    private boolean published(int source) {
        int row = sources.get(source).objectRow();
        return row != ObjectSample.NONE && objects.id(row) == Landmark.RR_LYRAE;
    }

    /** Number of detections of all sources. */
    int detections() {
        return detectedSource.length;
    }

    /** The source of a detection. */
    int source(int detection) {
        return detectedSource[detection];
    }

    /** The visit of a detection. */
    int visit(int detection) {
        return detectedVisit[detection];
    }

    double diffFlux(int source, int visit) {
        return diffFlux(sources.get(source), visit);
    }

    double diffErr(int source, int visit) {
        return diffErr(sources.get(source), visit);
    }

    /** Flux on the visit image in nJy, NaN where unknown. */
    double totalFlux(int source, int visit) {
        Source s = sources.get(source);
        return s.objectRow() == ObjectSample.NONE ? diffFlux(s, visit) : photometry.flux(s.objectRow(), visit);
    }

    private double diffErr(Source s, int visit) {
        return s.objectRow() == ObjectSample.NONE ? 1.06 * visits.errNJy(visit) : photometry.diffErr(s.objectRow(), visit);
    }

    private double diffFlux(Source s, int visit) {
        if (s.truthRow() != ObjectSample.NONE) {
            return supernova(s.truthRow(), visits.mjd(visit)) + diffErr(s, visit) * dice.stream("supernova noise").stream(s.truthRow()).gaussian(visit);
        }
        double flux = photometry.diffFlux(s.objectRow(), visit);
        return visit == s.artefactVisit() ? flux + 11 * diffErr(s, visit) : flux;
    }

    /** Flux in nJy of a supernova: magnitude 22.8 at redshift 0.5, rising for a fortnight, fading for a month. */
    private double supernova(int truthRow, double mjd) {
        Dice own = dice.stream("supernovae").stream(truthRow);
        double z = Math.max(0.05, truth.redshift(truthRow));
        double peakMag = 22.8 + 5 * Math.log10(z / 0.5) + 0.4 * own.gaussian(0);
        double days = (mjd - own.uniform(1, FIRST_PEAK_MJD, LAST_PEAK_MJD)) / (1 + z);
        double shape = days < 0 ? Math.exp(-days * days / (2 * 7 * 7)) : Math.exp(-days / 20);
        return PassBand.fluxNJy(peakMag) * shape;
    }
}
