package rubin.catalog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rubin.query.SkyPoint;
import rubin.release.Band;
import rubin.release.FluxKind;
import rubin.release.Release;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.StarTable;

/**
 * Finds out which columns can be computed from those that a table has, and appends them:
 *
 * <ul>
 * <li>for each flux, {@code mag_<b>_<kind>} and {@code magerr_<b>_<kind>};</li>
 * <li>the colours {@code umg gmr rmi imz zmy gmi} from the first flux kind that has both bands, where that is not the usual one
 *     with the kind in the name: {@code gmr_psf};</li>
 * <li>{@code target_ra} and {@code target_dec}, offsets from a centre;</li>
 * <li>with truth, {@code truth_class}, {@code truth_mag_<b>} and {@code flux_ratio_<b>}, the latter named as colours are.</li>
 * </ul>
 *
 * Each measured column says its flux kind ({@link FluxKinds}). Inputs are found whatever the case of their names. A column that the table has already is left as it is.
 */
public final class DerivedColumns {

    /** Colours as minuend and subtrahend, in the order in which they are appended. */
    private static final Band[][] COLOURS = {
        {Band.U, Band.G}, {Band.G, Band.R}, {Band.R, Band.I}, {Band.I, Band.Z}, {Band.Z, Band.Y}, {Band.G, Band.I}};

    private final FluxColumns fluxes;
    private final TableColumns columns;
    private final Map<String, DerivedColumn> derived = new LinkedHashMap<>();
    /** Short names of colours and ratios that are there, of whatever kind. */
    private final Set<String> done = new HashSet<>();

    private DerivedColumns(StarTable table) {
        fluxes = FluxColumns.of(table);
        columns = fluxes.all();
    }

    /**
     * Appends what can be derived.
     *
     * @param table a result
     * @param release release that names the columns; where empty, every known release's names are tried
     * @param centre where offsets are measured from; without it there are none
     */
    public static StarTable append(StarTable table, Optional<Release> release, Optional<SkyPoint> centre) {
        DerivedColumns columns = new DerivedColumns(table);
        List<Release> releases = release.map(List::of).orElseGet(() -> Release.NAMES.stream().map(Release::named).toList());
        releases.forEach(columns::addMagnitudes);
        releases.forEach(columns::addColours);
        centre.ifPresent(c -> releases.forEach(r -> columns.addOffsets(r, c)));
        columns.addTruthClass();
        releases.forEach(columns::addTruth);
        return DerivedTable.append(table, List.copyOf(columns.derived.values()));
    }

    private void addMagnitudes(Release release) {
        for (FluxKind kind : release.fluxKinds()) {
            for (Band band : release.bands()) {
                String letter = band.letter();
                index(band.column(kind.flux())).ifPresent(flux -> {
                    double nJy = columns.nanojansky(flux);
                    addMeasured(kind, "mag_" + letter + "_" + kind.name(), "mag", "phot.mag;" + ucd(band),
                            kind.name() + " AB magnitude in " + letter + ", 31.4 - 2.5 log10(flux/nJy)",
                            List.of(flux), v -> AbMagnitude.ofFlux(nJy * v[0]));
                    index(band.column(kind.error())).ifPresent(error -> {
                        double errorNJy = columns.nanojansky(error);
                        addMeasured(kind, "magerr_" + letter + "_" + kind.name(), "mag", "stat.error;phot.mag;" + ucd(band),
                                "1-sigma error of mag_" + letter + "_" + kind.name() + ", 2.5/ln(10) fluxErr/flux",
                                List.of(flux, error), v -> AbMagnitude.errorOfFlux(nJy * v[0], errorNJy * v[1]));
                    });
                });
            }
        }
    }

    private void addColours(Release release) {
        for (Band[] pair : COLOURS) {
            Band blue = pair[0];
            Band red = pair[1];
            for (FluxKind kind : release.fluxKinds()) {
                Optional<Integer> blueFlux = index(blue.column(kind.flux()));
                Optional<Integer> redFlux = index(red.column(kind.flux()));
                String name = blue.letter() + "m" + red.letter();
                if (blueFlux.isPresent() && redFlux.isPresent() && done.add(name)) {
                    double blueNJy = columns.nanojansky(blueFlux.get());
                    double redNJy = columns.nanojansky(redFlux.get());
                    addMeasured(kind, FluxKinds.column(name, kind.name()), "mag", "phot.color;" + ucd(blue) + ";" + ucd(red),
                            "Colour " + blue.letter() + "-" + red.letter() + " of the " + kind.name() + " AB magnitudes",
                            List.of(blueFlux.get(), redFlux.get()), v -> AbMagnitude.ofFlux(blueNJy * v[0]) - AbMagnitude.ofFlux(redNJy * v[1]));
                }
            }
        }
    }

    private void addOffsets(Release release, SkyPoint centre) {
        index(release.objects().ra()).ifPresent(ra -> addNumber("target_ra", "deg", "pos.eq.ra;arith.diff",
                "Right ascension minus that of the field's centre (" + centre.ra() + "), wrapped to +-180, without cos(dec)",
                List.of(ra), v -> Offsets.deltaRa(v[0], centre.ra())));
        index(release.objects().dec()).ifPresent(dec -> addNumber("target_dec", "deg", "pos.eq.dec;arith.diff",
                "Declination minus that of the field's centre (" + centre.dec() + ")",
                List.of(dec), v -> Offsets.deltaDec(v[0], centre.dec())));
    }

    private void addTruthClass() {
        index("truth_type").ifPresent(type -> {
            ColumnInfo info = new ColumnInfo("truth_class", String.class,
                    "Class of the true source: galaxy, star, SNe, or unknown(n) for another truth_type n");
            info.setUCD("src.class");
            add(new DerivedColumn(info, List.of(type), v -> v[0] instanceof Number n ? TruthType.labelOf(n.longValue()) : null));
        });
    }

    private void addTruth(Release release) {
        release.truth().ifPresent(truth -> release.bands().forEach(band -> index(truth.flux(band).name()).ifPresent(trueFlux -> {
            String letter = band.letter();
            double trueNJy = columns.nanojansky(trueFlux);
            addNumber("truth_mag_" + letter, "mag", "phot.mag;" + ucd(band),
                    "True AB magnitude in " + letter + ", 31.4 - 2.5 log10(flux_" + letter + "/nJy)",
                    List.of(trueFlux), v -> AbMagnitude.ofFlux(trueNJy * v[0]));
            for (FluxKind kind : release.fluxKinds()) {
                index(band.column(kind.flux())).filter(flux -> done.add("flux_ratio_" + letter)).ifPresent(flux -> {
                    double scale = columns.nanojansky(flux) / trueNJy;
                    addMeasured(kind, FluxKinds.column("flux_ratio_" + letter, kind.name()), null, "phot.flux;arith.ratio;" + ucd(band),
                            "Measured over true flux in " + letter + " (" + kind.name() + ")",
                            List.of(flux, trueFlux), v -> RubinFunctions.fluxRatio(scale * v[0], v[1]));
                });
            }
        })));
        fluxes.summaryMagnitude().ifPresent(mag ->
                addNumber("truth_mag_r", "mag", "phot.mag;" + ucd(Band.R), "True AB magnitude in r, as mag_r", List.of(mag), v -> v[0]));
    }

    private void addMeasured(FluxKind kind, String name, String unit, String ucd, String description, List<Integer> inputs,
                             DerivedColumn.NumberFormula formula) {
        ColumnInfo info = info(name, unit, ucd, description);
        FluxKinds.mark(info, kind.name());
        add(new DerivedColumn(info, inputs, formula.orNull()));
    }

    private void addNumber(String name, String unit, String ucd, String description, List<Integer> inputs,
                           DerivedColumn.NumberFormula formula) {
        add(new DerivedColumn(info(name, unit, ucd, description), inputs, formula.orNull()));
    }

    private static ColumnInfo info(String name, String unit, String ucd, String description) {
        ColumnInfo info = new ColumnInfo(name, Double.class, description);
        info.setUnitString(unit);
        info.setUCD(ucd);
        return info;
    }

    private void add(DerivedColumn column) {
        if (!columns.has(column.info().getName())) {
            derived.putIfAbsent(FluxKinds.fold(column.info().getName()), column);
        }
    }

    private Optional<Integer> index(String name) {
        return columns.index(name);
    }

    /** UCD1+ has no LSST bands: the Johnson-Cousins interval that holds the band's centre. */
    private static String ucd(Band band) {
        return switch (band) {
            case U -> "em.opt.U";
            case G -> "em.opt.B";
            case R -> "em.opt.R";
            case I, Z, Y -> "em.opt.I";
        };
    }
}
