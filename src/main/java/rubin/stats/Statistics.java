package rubin.stats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rubin.catalog.DataOrigin;
import rubin.catalog.FluxKinds;
import rubin.release.Release;
import rubin.stats.section.ClassSection;
import rubin.stats.section.CompletenessSection;
import rubin.stats.section.FluxSection;
import rubin.stats.section.PositionSection;
import rubin.stats.section.Section;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/**
 * Measured-versus-true statistics of a table, in one pass and bounded memory.
 *
 * <pre>{@code
 * StarTable numbers = Statistics.compute(matchedTable, StatsRequest.standard());
 * }</pre>
 *
 * <p>The result has one row for each kind of statistics, band, group and magnitude bin, and one for all magnitudes and all
 * groups: columns {@code stats}, {@code band}, {@code group}, {@code mag_lo}, {@code mag_hi}, {@code mag}, {@code n}
 * and those of the kinds computed ({@code ratio_median}, {@code offset_p95}, {@code completeness} …), each described in its
 * metadata and in docs/statistics.md. Table parameters whose names start with {@value #NOTE_PREFIX} say what was left out
 * and why. A figure is drawn from this table: magnitude in {@code mag}, values beside it.
 */
public final class Statistics {

    /** Start of the names of the table parameters that hold notes for the user. */
    public static final String NOTE_PREFIX = "note_";

    private final StatsRequest request;
    private final Columns columns;
    private final TruthColumns truth;
    private final String flux;
    private final ReferenceBand reference;
    private final Result result;
    private final List<Section> sections = new ArrayList<>();

    private Statistics(StarTable table, StatsRequest request) {
        this.request = request;
        columns = new Columns(table);
        truth = new TruthColumns(columns);
        flux = request.flux().map(FluxKinds::spelled).orElseGet(() -> BandFluxes.kind(columns, request.bandsOrAll()));
        reference = ReferenceBand.choose(columns, request, flux);
        result = new Result(request.binMag());
    }

    /**
     * Reads the table once, in order; it need not be random-access.
     *
     * @throws IllegalArgumentException if the table lacks the columns for what the request demands, saying which
     */
    public static StarTable compute(StarTable table, StatsRequest request) throws IOException {
        return new Statistics(table, request).run(table);
    }

    private StarTable run(StarTable table) throws IOException {
        Groups groups = Groups.of(request, columns, truth);
        prepareFlux(groups);
        preparePosition(groups);
        prepareClass();
        prepareCompleteness(groups);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("nothing to compute: the table has no pair of measured and true columns"
                    + " (fluxes, positions, classes); rubintruth makes such a table");
        }
        long count = 0;
        try (RowSequence rows = table.getRowSequence()) {
            while (rows.next()) {
                count++;
                for (Section section : sections) {
                    section.accept(rows);
                }
            }
        }
        result.note(count + " rows read");
        for (Section section : sections) {
            section.finish(result);
        }
        StarTable statistics = result.table();
        DataOrigin.pass(table, statistics);
        return statistics;
    }

    private void prepareFlux(Groups groups) {
        if (!request.wants(StatsKind.FLUX)) {
            return;
        }
        List<BandFluxes> found = new ArrayList<>();
        for (String band : request.bandsOrAll()) {
            Optional<BandFluxes> fluxes = BandFluxes.find(columns, band, flux);
            if (fluxes.isEmpty() && request.bands().contains(band)) {
                cannot(StatsKind.FLUX, BandFluxes.names(band, flux));
            }
            fluxes.ifPresent(found::add);
            fluxes.ifPresent(f -> BandFluxes.checkUnits(columns, band, flux, result::note));
        }
        if (!found.isEmpty()) {
            sections.add(new FluxSection(found, flux, groups, request));
        } else if (request.bands().isEmpty()) {
            cannot(StatsKind.FLUX, BandFluxes.names("r", flux) + ", or another band's");
        }
    }

    private void preparePosition(Groups groups) {
        if (!request.wants(StatsKind.POSITION)) {
            return;
        }
        Optional<TruthColumns.Position> measured = truth.measuredPosition();
        Optional<TruthColumns.Position> real = truth.truePosition();
        if (measured.isPresent() && real.isPresent()) {
            sections.add(new PositionSection(measured.get(), real.get(), groups, reference, request));
        } else {
            cannot(StatsKind.POSITION, "coord_ra, coord_dec, truth_ra and truth_dec");
        }
    }

    private void prepareClass() {
        if (!request.wants(StatsKind.CLASS)) {
            return;
        }
        Optional<Cell> classifier = ClassSection.classifier(columns, request, reference);
        if (truth.hasClass() && classifier.isPresent()) {
            sections.add(new ClassSection(classifier.get(), truth, reference, request));
        } else {
            cannot(StatsKind.CLASS, "truth_type (or truth_class) and refExtendedness (or, for classifier=psfmag, psf and cModel"
                    + " flux of one band)");
        }
    }

    private void prepareCompleteness(Groups groups) {
        if (!request.wants(StatsKind.COMPLETENESS)) {
            return;
        }
        if (truth.hasClass() && truth.hasObjectId()) {
            sections.add(new CompletenessSection(truth, groups, reference, request));
        } else {
            cannot(StatsKind.COMPLETENESS, "truth_type (or truth_class) and objectId (or match_objectId)");
        }
    }

    private void cannot(StatsKind kind, String needs) {
        Optional<String> unknown = kind == StatsKind.FLUX ? Release.unknownFlux(flux) : Optional.empty();
        String options = kind != StatsKind.FLUX ? "" : (request.bands().isEmpty() ? "" : " bands=" + String.join("", request.bands()))
                + (flux.equalsIgnoreCase("cModel") ? "" : " flux=" + flux);
        String message = unknown.orElse(kind.word() + ": needs the columns " + needs + "; rubintruth" + options + " brings them");
        if (request.demands(kind) || kind == StatsKind.FLUX && !request.bands().isEmpty()) {
            throw new IllegalArgumentException(message);
        }
        result.note(message + " (not computed)");
    }
}
