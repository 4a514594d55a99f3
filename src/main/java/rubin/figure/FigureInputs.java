package rubin.figure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * What figures show of a table that has everything, for whoever brings the table.
 *
 * @param bands letters of the filters, from u to y
 * @param flux kind of measured flux
 * @param truth true if they tell true classes apart or show true values
 */
public record FigureInputs(String bands, String flux, boolean truth) {

    /** All that these quantities need. */
    static FigureInputs of(Collection<Quantity> quantities, String flux) {
        Set<String> bands = new TreeSet<>(Comparator.comparing("ugrizy"::indexOf));
        quantities.forEach(quantity -> (quantity.band() + quantity.second()).chars().mapToObj(Character::toString).forEach(bands::add));
        return new FigureInputs(String.join("", bands), flux, quantities.stream().anyMatch(Quantity::needsTruth));
    }
}
