package rubin.topcat.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import rubin.catalog.FluxColumns;
import rubin.catalog.FluxKinds;
import rubin.catalog.TableColumns;
import uk.ac.starlink.table.StarTable;

/**
 * A quantity of a row: its measured value, its true value, and what they make of each other. Empty where the table has no such
 * column, {@value #NONE} where it has no value.
 *
 * @param label name and unit
 * @param measured measured value, with its error where the table has one
 * @param truth true value
 * @param ratio measured over true
 */
record ObjectLine(String label, String measured, String truth, String ratio) {

    static final String NONE = "\u2013";

    private static final String POSITION = "%.7f";
    private static final String MAGNITUDE = "%.4f";
    private static final String FLUX = "%,.1f";
    private static final String RATIO = "%.3f";
    private static final int LONGEST = 40;

    /** The quantities of a row that the table has columns for, by the usual names, whatever their case and kind of flux. */
    static List<ObjectLine> of(StarTable table, long row) throws IOException {
        Row values = new Row(table, row);
        FluxColumns fluxes = FluxColumns.of(table);
        List<ObjectLine> lines = new ArrayList<>();
        lines.add(new ObjectLine("class", values.shape("refExtendedness|r_extendedness"), values.text("truth_class"), ""));
        lines.add(new ObjectLine("RA / deg", values.number(POSITION, "coord_ra|ra"), values.number(POSITION, "truth_ra"), ""));
        lines.add(new ObjectLine("Dec / deg", values.number(POSITION, "coord_dec|dec"), values.number(POSITION, "truth_dec"), ""));
        for (String band : "u g r i z y".split(" ")) {
            Optional<String> shown = kind(fluxes, k -> fluxes.magnitude(k, band).isPresent());
            String kind = shown.orElse(FluxKinds.USUAL);
            lines.add(new ObjectLine(label(shown, band + " / mag"), values.withError(MAGNITUDE, fluxes.magnitude(kind, band), fluxes.magnitudeError(kind, band)),
                    values.number(MAGNITUDE, fluxes.trueMagnitude(band)), ""));
        }
        for (String band : "u g r i z y".split(" ")) {
            Optional<String> shown = kind(fluxes, k -> fluxes.flux(k, band).isPresent());
            String kind = shown.orElse(FluxKinds.USUAL);
            lines.add(new ObjectLine(label(shown, band + " flux / nJy"), values.withError(FLUX, fluxes.flux(kind, band), fluxes.fluxError(kind, band)),
                    values.number(FLUX, fluxes.trueFlux(band)), values.number(RATIO, fluxes.ratio(kind, band))));
        }
        lines.add(new ObjectLine("redshift", "", values.number("%.4f", "redshift"), ""));
        lines.add(new ObjectLine("tract", values.text("tract"), "", ""));
        lines.add(new ObjectLine("patch", values.text("patch"), "", ""));
        lines.add(new ObjectLine("identifier", values.text("objectId"), values.text("id_truth_type"), ""));
        lines.removeIf(line -> line.measured().isEmpty() && line.truth().isEmpty());
        return lines;
    }

    /** The first kind of flux of which there is something to show. */
    private static Optional<String> kind(FluxColumns fluxes, Predicate<String> shows) {
        return fluxes.kinds().stream().filter(shows).findFirst();
    }

    private static String label(Optional<String> kind, String quantity) {
        return kind.map(k -> k + " ").orElse("") + quantity;
    }

    /** A table's row by patterns of column names. */
    private record Row(StarTable table, long row) {

        private Optional<Integer> column(String names) {
            Pattern pattern = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
            for (int i = 0; i < table.getColumnCount(); i++) {
                if (pattern.matcher(table.getColumnInfo(i).getName()).matches()) {
                    return Optional.of(i);
                }
            }
            return Optional.empty();
        }

        /** Any value as the host shows it: identifiers exactly. */
        String text(String names) throws IOException {
            Optional<Integer> column = column(names);
            if (column.isEmpty()) {
                return "";
            }
            Object value = table.getCell(row, column.get());
            return value == null ? NONE : table.getColumnInfo(column.get()).formatValue(value, LONGEST);
        }

        public String number(String format, String names) throws IOException {
            return number(format, column(names));
        }

        /** A column's value, if it is a flux in nJy. */
        public String number(String format, Optional<Integer> column) throws IOException {
            if (column.isEmpty()) {
                return "";
            }
            double nJy = format.equals(FLUX) ? TableColumns.of(table).nanojansky(column.get()) : 1;
            return table.getCell(row, column.get()) instanceof Number value && !Double.isNaN(value.doubleValue())
                    ? String.format(Locale.ROOT, format, nJy * value.doubleValue()) : NONE;
        }

        String withError(String format, Optional<Integer> number, Optional<Integer> itsError) throws IOException {
            String value = number(format, number);
            String error = number(format, itsError);
            return value.isEmpty() || value.equals(NONE) || error.isEmpty() || error.equals(NONE) ? value : value + " \u00b1 " + error;
        }

        String shape(String names) throws IOException {
            String extended = number("%.0f", names);
            return extended.equals("1") ? "extended" : extended.equals("0") ? "point-like" : extended;
        }
    }
}
