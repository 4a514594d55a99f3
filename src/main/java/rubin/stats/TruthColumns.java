package rubin.stats;

import java.io.IOException;
import java.util.Optional;
import uk.ac.starlink.table.RowSequence;

/** What a row says about its true source and its object, apart from fluxes. */
public final class TruthColumns {

    /** Names of the truth types that the simulation defines (TruthSummary.truth_type). */
    public static final String GALAXY = "galaxy";
    public static final String STAR = "star";
    static final String SUPERNOVA = "SNe";

    private final Columns columns;
    private final Optional<Integer> truthClass;
    private final Optional<Cell> truthType;
    private final Optional<Integer> truthId;
    private final Optional<Integer> objectId;

    TruthColumns(Columns columns) {
        this.columns = columns;
        truthClass = columns.index("truth_class");
        truthType = columns.number("truth_type");
        truthId = columns.index("id_truth_type");
        objectId = columns.index("objectId", "match_objectId");
    }

    boolean hasClass() {
        return truthClass.isPresent() || truthType.isPresent();
    }

    boolean hasObjectId() {
        return objectId.isPresent();
    }

    /** Truth class of the row; empty if it has no true source. */
    public Optional<String> truthClass(RowSequence row) throws IOException {
        if (truthClass.isPresent()) {
            return text(row.getCell(truthClass.get()));
        }
        double type = truthType.isPresent() ? truthType.get().read(row) : Double.NaN;
        return Double.isNaN(type) ? Optional.empty() : Optional.of(name((long) type));
    }

    /** Whether the row has a true source. */
    public boolean hasTruth(RowSequence row) throws IOException {
        return truthId.isPresent() ? text(row.getCell(truthId.get())).isPresent() : truthClass(row).isPresent();
    }

    /** Whether the row has an object. DP0.1 writes -1 for none, and formats without NULL write 0 or another number below. */
    public boolean hasObject(RowSequence row) throws IOException {
        return row.getCell(objectId.orElseThrow()) instanceof Number id && id.longValue() > 0;
    }

    /** Right ascension and declination in degrees: {@code coord_ra}; where there is none, DP0.1's {@code ra}. */
    Optional<Position> measuredPosition() {
        return position("coord_ra", "coord_dec").or(() -> columns.has("truth_ra") ? position("ra", "dec") : Optional.empty());
    }

    /** True position: {@code truth_ra}; where there is none, TruthSummary's own {@code ra} beside {@code coord_ra}. */
    Optional<Position> truePosition() {
        return position("truth_ra", "truth_dec").or(() -> columns.has("coord_ra") ? position("ra", "dec") : Optional.empty());
    }

    private Optional<Position> position(String ra, String dec) {
        return columns.number(ra).flatMap(r -> columns.number(dec).map(d -> new Position(r, d)));
    }

    private static Optional<String> text(Object value) {
        return value == null || value.toString().isBlank() ? Optional.empty() : Optional.of(value.toString().strip());
    }

    private static String name(long truthType) {
        return truthType == 1 ? GALAXY : truthType == 2 ? STAR : truthType == 3 ? SUPERNOVA : "unknown(" + truthType + ")";
    }

    /**
     * A position's columns.
     *
     * @param ra right ascension in degrees
     * @param dec declination in degrees
     */
    public record Position(Cell ra, Cell dec) {
    }
}
