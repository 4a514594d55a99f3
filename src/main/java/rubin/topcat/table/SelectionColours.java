package rubin.topcat.table;

import java.awt.Color;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.ac.starlink.topcat.RowSubset;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.ControlStackModel;
import uk.ac.starlink.topcat.plot2.FormLayerControl;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.ttools.plot2.config.ConfigMap;
import uk.ac.starlink.ttools.plot2.config.StyleKeys;

/**
 * Colours for the subsets that users make of a table: the same in all linked windows, and none that a class has. The host gives out
 * colours window by window, and a grey among the first, which is lost among galaxies.
 */
public final class SelectionColours {

    private static final List<Color> PALETTE =
            List.of(new Color(0x00aa00), new Color(0xff8c00), new Color(0xd000d0), new Color(0x00b7d8), new Color(0x8a8a00));

    private final Set<RowSubset.Key> dressed = new HashSet<>();

    /** Gives a new subset its colour and its plain name in some windows; one that has a colour keeps what the user made of it. */
    public void dress(TopcatModel model, RowSubset subset, Collection<? extends StackPlotWindow<?, ?>> windows) {
        if (dressed.contains(subset.getKey())) {
            return;
        }
        ConfigMap look = new ConfigMap();
        look.put(StyleKeys.COLOR, PALETTE.get(dressed.size() % PALETTE.size()));
        look.put(StyleKeys.LABEL, subset.getName());
        dressed.add(subset.getKey());
        for (StackPlotWindow<?, ?> window : windows) {
            ControlStackModel stack = window.getControlStack().getStackModel();
            for (int i = 0; i < stack.getSize(); i++) {
                if (stack.getControlAt(i) instanceof FormLayerControl layer && layer.getTopcatModel() == model) {
                    layer.getSubsetManager().setConfig(subset.getKey(), look);
                }
            }
        }
    }
}
