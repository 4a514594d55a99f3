package rubin.topcat.widget;

import java.awt.BorderLayout;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import rubin.tap.TapClient;
import rubin.tap.base.Progress;
import rubin.tap.base.TapQuery;
import rubin.tap.base.TapService;
import rubin.tap.login.Credentials;
import rubin.tap.login.Secret;
import rubin.tap.login.TokenSources;
import rubin.topcat.HelpPages;
import rubin.topcat.Session;
import uk.ac.starlink.table.StoragePolicy;

/** Asks for a token once, tries it, and keeps it where only the user can read it. It is never shown. */
public final class TokenDialog extends JDialog {

    private static final Duration TEST_BUDGET = Duration.ofSeconds(30);
    private static final String EXPLANATION = """
            Rubin's service answers only to those who hold a token.
            Log in at https://data.lsst.cloud, open Settings, Access Tokens, and create one with the scope read:tap.
            Paste it here. It is kept in ~/.rubin/token, readable by you alone, and sent to the service only.""";

    private final JPasswordField field = new JPasswordField(40);
    private final JComboBox<String> service = new JComboBox<>(new String[] {ServiceChoice.RUBIN});
    private final JLabel state = new JLabel(" ");
    private final JButton test = new JButton("Test");
    private final JButton save = new JButton("Save");

    public TokenDialog(Session session) {
        super(session.host(), "Rubin token", false);
        service.setEditable(true);
        String last = session.settings().get("service", ServiceChoice.usual());
        service.setSelectedItem(last.equalsIgnoreCase(ServiceChoice.SANDBOX) ? ServiceChoice.RUBIN : last);
        service.setToolTipText("The service that the token is for: Rubin, or a URL");
        field.setToolTipText("The token, one word that starts with gt-");
        test.setToolTipText("Ask the service for the list of its schemas, with this token");
        save.setToolTipText("Keep the token in ~/.rubin/token");
        JTextArea text = new JTextArea(EXPLANATION);
        text.setEditable(false);
        text.setFocusable(false);
        text.setOpaque(false);
        text.setFont(UIManager.getFont("Label.font"));
        LabelledRows rows = new LabelledRows();
        rows.addWide(text, 0);
        rows.add("Service", service);
        rows.add("Token", field);
        rows.addWide(state, 0);
        test.addActionListener(event -> test());
        save.addActionListener(event -> save());
        JButton close = new JButton("Close");
        close.addActionListener(event -> dispose());
        JPanel buttons = new JPanel();
        buttons.add(test);
        buttons.add(save);
        buttons.add(close);
        buttons.add(HelpPages.button(session.host(), HelpPages.TOKEN));
        JPanel body = new JPanel(new BorderLayout());
        body.setBorder(BorderFactory.createEmptyBorder(8, 4, 4, 4));
        body.add(rows, BorderLayout.CENTER);
        body.add(buttons, BorderLayout.SOUTH);
        setContentPane(body);
        getRootPane().setDefaultButton(test);
        getRootPane().registerKeyboardAction(event -> dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), JComponent.WHEN_IN_FOCUSED_WINDOW);
        // First, so that what is pasted without looking lands where it is hidden.
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                field.requestFocusInWindow();
            }
        });
        pack();
        setLocationRelativeTo(session.host());
    }

    private void test() {
        try {
            char[] typed = field.getPassword();
            Secret secret = typed.length == 0 ? null : new Secret(new String(typed));
            Arrays.fill(typed, '\0');
            ServiceChoice choice = choice();
            say("Asking the service \u2026");
            allow(false);
            Background.run(() -> ask(choice, secret), schemas -> {
                allow(true);
                say("The service takes it: it lists " + schemas + " schemas.");
            }, trouble -> {
                allow(true);
                say(FailureMessage.sentence(trouble).replace("store it with Token in the Rubin menu", "paste it here"));
            });
        } catch (IllegalArgumentException e) {
            say(e.getMessage());
        }
    }

    private static long ask(ServiceChoice choice, Secret typed) throws IOException {
        TapService service = choice.service();
        Credentials credentials = typed == null ? choice.credentials(service) : Credentials.of(typed, service);
        if (credentials.token().isEmpty()) {
            throw new IOException("there is no token for this service yet: paste one first");
        }
        return new TapClient(service, credentials, TEST_BUDGET, Progress.NONE)
                .sync(new TapQuery("SELECT schema_name FROM TAP_SCHEMA.schemas", OptionalLong.empty()), StoragePolicy.PREFER_MEMORY).table().getRowCount();
    }

    private void save() {
        char[] typed = field.getPassword();
        try {
            new Secret(new String(typed));
            ServiceChoice choice = choice();
            if (choice.isSandbox()) {
                throw new IllegalArgumentException("the sandbox asks for no token; choose " + ServiceChoice.RUBIN + ", or give the URL of its service");
            }
            TokenSources sources = TokenSources.ofProcess();
            allow(false);
            Background.run(() -> {
                sources.save(typed, choice.service());
                Arrays.fill(typed, '\0');
                return sources.savedToken().orElseThrow();
            }, written -> {
                allow(true);
                field.setText("");
                say("Saved in " + written + "; new queries at " + choice.text() + " use it"
                        + sources.overriding().map(name -> ", once " + name + " is not set, which goes before it.").orElse("."));
            }, trouble -> {
                allow(true);
                say("Not saved: " + FailureMessage.sentence(trouble));
            });
        } catch (IllegalArgumentException e) {
            say("Not saved: " + e.getMessage());
        }
    }

    private ServiceChoice choice() {
        return new ServiceChoice(String.valueOf(service.getEditor().getItem()));
    }

    private void allow(boolean on) {
        test.setEnabled(on);
        save.setEnabled(on);
    }

    private void say(String text) {
        state.setText("<html><body style='width: 420px'>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</body></html>");
        pack();
    }
}
