package rubin.figure;

import java.util.List;

/**
 * A figure, as data: panels in rows of {@code columns}, filled from the left and the top.
 *
 * @param name the name that asks for it
 * @param title what it shows, in a line
 * @param columns panels abreast, at least 1
 * @param panels at least one, of different keys
 */
public record Figure(String name, String title, int columns, List<Panel> panels) {

    public Figure {
        panels = List.copyOf(panels);
        if (columns < 1 || panels.isEmpty()) {
            throw new IllegalArgumentException("figure " + name + ": needs panels, and at least one abreast");
        }
        if (panels.stream().map(Panel::key).distinct().count() < panels.size()) {
            throw new IllegalArgumentException("figure " + name + ": two panels have the same key");
        }
    }

    /** Rows of panels. */
    public int rows() {
        return (panels.size() + columns - 1) / columns;
    }
}
