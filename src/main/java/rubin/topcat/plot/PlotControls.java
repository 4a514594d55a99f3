package rubin.topcat.plot;

import java.awt.Component;
import java.awt.Container;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.JList;
import javax.swing.ListModel;
import uk.ac.starlink.topcat.plot2.AutoConfigSpecifier;
import uk.ac.starlink.topcat.plot2.AutoSpecifier;
import uk.ac.starlink.topcat.plot2.AxisController;
import uk.ac.starlink.topcat.plot2.ConfigControl;
import uk.ac.starlink.topcat.plot2.Control;
import uk.ac.starlink.topcat.plot2.ControlStack;
import uk.ac.starlink.topcat.plot2.ControlStackModel;
import uk.ac.starlink.topcat.plot2.FormLayerControl;
import uk.ac.starlink.topcat.plot2.MultiController;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;
import uk.ac.starlink.topcat.plot2.ZoneId;
import uk.ac.starlink.ttools.plot2.config.ConfigException;
import uk.ac.starlink.ttools.plot2.config.ConfigKey;
import uk.ac.starlink.ttools.plot2.config.ConfigMap;
import uk.ac.starlink.ttools.plot2.config.Specifier;

/**
 * The controls of the host's plot windows, and their settings by the names that STILTS gives them: {@code xmin}, {@code yflip},
 * {@code title}. By name, because names are the same in all versions of the host where the constants behind them are not.
 */
final class PlotControls {

    private PlotControls() {
    }

    /** Frame, legend and, from TOPCAT 4.9 on, axes: the elements of a list in the window. */
    static List<Control> fixed(StackPlotWindow<?, ?> window) {
        List<Control> controls = new ArrayList<>();
        walk(window.getContentPane(), component -> {
            if (component instanceof JList<?> list && !(component instanceof ControlStack)) {
                ListModel<?> model = list.getModel();
                for (int i = 0; i < model.getSize(); i++) {
                    if (model.getElementAt(i) instanceof Control control) {
                        controls.add(control);
                    }
                }
            }
        });
        return controls;
    }

    /** Whether a window shows no table's points: the host leaves a layer whose table is gone where it is, without the table. */
    static boolean isBare(StackPlotWindow<?, ?> window) {
        ControlStackModel stack = window.getControlStack().getStackModel();
        for (int i = 0; i < stack.getSize(); i++) {
            if (stack.getControlAt(i) instanceof FormLayerControl layer && layer.getTopcatModel() != null) {
                return false;
            }
        }
        return true;
    }

    /**
     * Gives a window's controls these settings. Names that no control has are left aside.
     *
     * @param values setting texts, as STILTS takes them, by name
     * @throws ConfigException if a text is not right for its setting
     * @throws ReflectiveOperationException if this is a host whose axes cannot be reached
     */
    static void configure(StackPlotWindow<?, ?> window, Map<String, String> values) throws ConfigException, ReflectiveOperationException {
        List<Control> controls = fixed(window);
        controls.addAll(hiddenAxes(window, controls));
        for (Control control : controls) {
            if (control instanceof ConfigControl config) {
                configure(config, values);
            }
        }
    }

    /** Gives one control these settings. */
    static void configure(ConfigControl control, Map<String, String> values) throws ConfigException {
        for (Specifier<ConfigMap> tab : control.getConfigSpecifiers()) {
            ConfigMap wanted = new ConfigMap();
            for (ConfigKey<?> key : tab.getSpecifiedValue().keySet()) {
                String value = values.get(key.getMeta().getShortName());
                if (value != null) {
                    put(wanted, key, value);
                }
            }
            if (tab instanceof AutoConfigSpecifier automatic) {
                for (ConfigKey<?> key : wanted.keySet()) {
                    AutoSpecifier<?> tick = automatic.getAutoSpecifier(key);
                    if (tick != null) {
                        tick.setAuto(false);
                    }
                }
            }
            if (!wanted.keySet().isEmpty()) {
                tab.setSpecifiedValue(wanted);
            }
        }
    }

    /** Visits a component and all that it holds. */
    static void walk(Component component, Consumer<Component> visitor) {
        visitor.accept(component);
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                walk(child, visitor);
            }
        }
    }

    /** In TOPCAT 4.8 the axes are in the list only once a plot is there; their controller has no accessor before. */
    private static List<Control> hiddenAxes(StackPlotWindow<?, ?> window, List<Control> listed) throws ReflectiveOperationException {
        List<Control> axes = new ArrayList<>();
        if (listed.stream().anyMatch(PlotControls::isAxes)) {
            return axes;
        }
        Field field = StackPlotWindow.class.getDeclaredField("multiAxisController_");
        field.setAccessible(true);
        MultiController<?> controllers = (MultiController<?>) field.get(window);
        for (ZoneId zone : controllers.getZones()) {
            if (controllers.getController(zone) instanceof AxisController<?, ?> controller) {
                axes.addAll(List.of(controller.getControls()));
            }
        }
        return axes;
    }

    private static boolean isAxes(Control control) {
        return control instanceof ConfigControl config && config.getConfigSpecifiers().stream()
                .anyMatch(tab -> tab.getSpecifiedValue().keySet().stream().anyMatch(key -> key.getMeta().getShortName().equals("xmin")));
    }

    private static <T> void put(ConfigMap map, ConfigKey<T> key, String value) throws ConfigException {
        map.put(key, key.stringToValue(value));
    }
}
