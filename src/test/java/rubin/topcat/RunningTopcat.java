package rubin.topcat;

import java.awt.Component;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JMenu;
import javax.swing.JTextField;
import rubin.topcat.hover.Hover;
import rubin.topcat.query.QueryWindow;
import rubin.topcat.widget.RubinIcon;
import rubin.topcat.widget.ServiceChoice;
import uk.ac.starlink.topcat.ControlWindow;
import uk.ac.starlink.topcat.Driver;
import uk.ac.starlink.topcat.TopcatModel;
import uk.ac.starlink.topcat.plot2.StackPlotWindow;

/** The installed TOPCAT in this process, with the plugin as a user gets it, and what a user does with it. One a process. */
public final class RunningTopcat {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration QUERY = Duration.ofSeconds(90);

    private static final List<String> TO_EMPTY = List.of("A further condition", "Largest number");

    private static RunningTopcat running;

    private final Hands hands = new Hands();

    /** The one of this process, started when first wanted. */
    public static synchronized RunningTopcat get() throws IOException {
        if (running == null) {
            for (String line : Files.readAllLines(Path.of("plugin.properties"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] setting = line.split("=", 2);
                    System.setProperty(setting[0], setting[1]);
                }
            }
            System.setProperty("user.home", Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath().toString());
            running = new RunningTopcat();
            Driver.main(new String[] {"-nohub"});
            running.hands.await("TOPCAT with a Rubin menu", START, () -> ControlWindow.getInstance(false) != null && ControlWindow.getInstance().isShowing()
                    && !Hands.all(ControlWindow.getInstance().getJMenuBar(), AbstractButton.class, item -> "Rubin".equals(item.getText())).isEmpty());
        }
        return running;
    }

    public Hands hands() {
        return hands;
    }

    public Session session() {
        return Hands.onEventThread(Session::get);
    }

    /** Presses the Rubin button, chooses the sandbox, and undoes what an earlier test may have typed and ticked. */
    public QueryWindow openQueryWindow() {
        Window main = ControlWindow.getInstance();
        Hands.onEventThread(() -> {
            main.toFront();
            return main;
        });
        hands.click(Hands.one(main, AbstractButton.class, button -> button.getIcon() instanceof RubinIcon));
        hands.await("the query window", START, () -> Hands.window("Rubin Query").isPresent());
        QueryWindow window = (QueryWindow) Hands.onEventThread(() -> Hands.window("Rubin Query").orElseThrow());
        Hands.onEventThread(() -> {
            window.toFront();
            Hands.all(window, JComboBox.class, box -> box.isEditable()).get(0).setSelectedItem(ServiceChoice.SANDBOX);
            Hands.all(window, JTextField.class, box -> TO_EMPTY.stream().anyMatch(tip -> String.valueOf(box.getToolTipText()).startsWith(tip)))
                    .forEach(box -> box.setText(""));
            Hands.all(window, JCheckBox.class, box -> box.getText().startsWith("Open linked")).forEach(box -> box.setSelected(true));
            return window;
        });
        return window;
    }

    /** Types a service into the query window. */
    public void choose(QueryWindow window, String service) {
        Component field = Hands.one(window, JComboBox.class, JComboBox::isEditable).getEditor().getEditorComponent();
        Hands.onEventThread(() -> {
            window.toFront();
            return window;
        });
        hands.type(field, service);
    }

    /** Chooses from the Rubin menu the entry that starts so. */
    public void menu(String item) {
        ControlWindow main = ControlWindow.getInstance();
        Hands.onEventThread(() -> {
            main.toFront();
            return main;
        });
        AbstractButton menu = Hands.one(main.getJMenuBar(), AbstractButton.class, button -> "Rubin".equals(button.getText()));
        hands.click(menu);
        for (Component entry : Hands.onEventThread(() -> ((JMenu) menu).getMenuComponents())) {
            if (entry instanceof AbstractButton button && button.getText().startsWith(item)) {
                hands.click(button);
            }
        }
    }

    /** A button of a window by its text. */
    public JButton button(Window window, String text) {
        return Hands.one(window, JButton.class, button -> text.equals(button.getText()));
    }

    /** A text field by its tooltip's beginning. */
    public JTextField field(Window window, String tip) {
        return Hands.one(window, JTextField.class, field -> field.isShowing() && field.getToolTipText() != null && field.getToolTipText().startsWith(tip));
    }

    /** Presses Run and waits for the table that it brings. */
    public TopcatModel run(QueryWindow window) {
        int before = tables().size();
        hands.click(button(window, "Run"));
        hands.await("a new table", QUERY, () -> tables().size() > before);
        return Hands.onEventThread(() -> tables().get(before));
    }

    /** The windows of a set of linked plots, all painted and ready to hover over. */
    public Hover linkedPlots(TopcatModel model, int windows) {
        hands.await("linked plots", QUERY, () -> session().plots().hovers().stream().anyMatch(hover -> hover.windows().size() == windows
                && hover.model() == model && hover.windows().stream().allMatch(window -> hover.points(window).isPresent())));
        Hover hover = Hands.onEventThread(() -> session().plots().hovers().stream().filter(h -> h.model() == model).findFirst().orElseThrow());
        hands.awaitRest("windows that have found their sizes", () -> hover.windows().stream().map(window -> hover.points(window).orElse(null)).toList());
        return hover;
    }

    /** The window whose title starts so. */
    public StackPlotWindow<?, ?> plot(Hover hover, String title) {
        return Hands.onEventThread(() -> hover.windows().stream().filter(window -> window.getTitle().startsWith(title)).findFirst().orElseThrow());
    }

    public List<TopcatModel> tables() {
        return Hands.onEventThread(() -> {
            List<TopcatModel> models = new ArrayList<>();
            var list = ControlWindow.getInstance().getTablesListModel();
            for (int i = 0; i < list.getSize(); i++) {
                models.add(list.getElementAt(i));
            }
            return models;
        });
    }
}
