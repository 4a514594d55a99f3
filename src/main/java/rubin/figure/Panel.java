package rubin.figure;

import java.util.List;

/**
 * One pair of axes and what is drawn on it.
 *
 * @param key short name, unique in its figure: letters, digits and hyphens
 * @param title text above it
 * @param equalScale true if a unit is as long on one axis as on the other
 * @param legend where the legend has the least to cover
 * @param grid true to draw the lines of the grid
 * @param layers from the bottom upwards; their labels differ from one another
 */
public record Panel(String key, String title, Axis x, Axis y, boolean equalScale, Legend legend, boolean grid, List<Layer> layers) {

    /** Where in the panel the legend stands. */
    public enum Legend { TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT, NONE }

    public Panel {
        if (!key.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("panel '" + key + "': must be named in letters, digits and hyphens");
        }
        layers = List.copyOf(layers);
        if (layers.stream().map(Layer::label).distinct().count() < layers.size()) {
            throw new IllegalArgumentException("panel " + key + ": two layers have the same label");
        }
    }

    /** The layers that are drawn from rows. */
    public List<Layer.OfRows> rowLayers() {
        return layers.stream().filter(Layer.OfRows.class::isInstance).map(Layer.OfRows.class::cast).toList();
    }
}
