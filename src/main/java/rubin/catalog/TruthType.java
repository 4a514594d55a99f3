package rubin.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of source in the DC2 simulation, as TruthSummary's column {@code truth_type} numbers them. */
public enum TruthType {
    GALAXY(1, "galaxy"),
    STAR(2, "star"),
    SUPERNOVA(3, "SNe");

    private final int number;
    private final String label;

    TruthType(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** The number in {@code truth_type}. */
    public int number() {
        return number;
    }

    /** The name in {@code truth_class}. */
    public String label() {
        return label;
    }

    /** The type of this number, if the simulation defines it. */
    public static Optional<TruthType> ofNumber(long number) {
        return Arrays.stream(values()).filter(t -> t.number == number).findFirst();
    }

    /** The type of this name, ignoring case. */
    public static Optional<TruthType> ofLabel(String label) {
        return Arrays.stream(values()).filter(t -> t.label.equalsIgnoreCase(label)).findFirst();
    }

    /** The name of a number; a number that the simulation does not define keeps it, as in {@code unknown(7)}. */
    public static String labelOf(long number) {
        return ofNumber(number).map(TruthType::label).orElse("unknown(" + number + ")");
    }
}
