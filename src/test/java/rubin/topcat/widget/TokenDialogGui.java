package rubin.topcat.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPasswordField;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rubin.sandbox.SandboxOptions;
import rubin.sandbox.SandboxServer;
import rubin.sandbox.tap.TapOptions;
import rubin.topcat.Hands;
import rubin.topcat.RunningTopcat;
import rubin.topcat.query.QueryWindow;

/** The token window, by a real mouse and keyboard, and where its token goes. */
@Timeout(180)
class TokenDialogGui {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration QUERY = Duration.ofSeconds(25);
    private static final String TOKEN = "gt-Tr0ubleTr0ubleTr0uble.secretsecretsecret";
    private static final String WRONG_TOKEN = "gt-Wr0ngWr0ngWr0ngWr0ng.nonsensenonsense";

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private PrintStream console;
    private RunningTopcat topcat;
    private QueryWindow window;

    @BeforeEach
    void open() throws IOException {
        topcat = RunningTopcat.get();
        window = topcat.openQueryWindow();
        console = System.err;
        System.setErr(new PrintStream(stderr, true, StandardCharsets.UTF_8));
        Hands.onEventThread(() -> {
            Hands.all(window, AbstractButton.class, box -> box.getText() != null && box.getText().startsWith("Open linked")).forEach(box -> box.setSelected(false));
            return window;
        });
        topcat.hands().type(topcat.field(window, "Largest number"), "5");
    }

    @AfterEach
    void giveTheConsoleBack() {
        System.setErr(console);
    }

    @Test
    void aTokenIsAskedForTriedAndStoredAndNeverShown() throws IOException {
        Path file = Path.of(System.getProperty("user.home"), ".rubin", "token");
        List<String> sentElsewhere = Collections.synchronizedList(new ArrayList<>());
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            sentElsewhere.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        elsewhere.start();
        try (SandboxServer service = SandboxServer.start(SandboxOptions.DEFAULT.withTap(TapOptions.DEFAULT.withToken(TOKEN)))) {
            topcat.choose(window, service.url());
            topcat.hands().click(topcat.button(window, "Run"));
            topcat.hands().await("how to get a token", QUERY, () -> said().equals("127.0.0.1 wants a token (HTTP 401); create one with scope read:tap in the service's settings,"
                    + " store it with Token in the Rubin menu"));
            topcat.hands().picture("query-no-token");

            Window dialog = tokenDialog();
            JPasswordField field = Hands.one(dialog, JPasswordField.class, f -> true);
            assertThat(serviceOf(dialog)).isEqualTo(service.url());
            topcat.hands().click(topcat.button(dialog, "Test"));
            topcat.hands().await("that there is none", SOON, () -> state(dialog).contains("there is no token for this service yet"));
            topcat.hands().type(field, WRONG_TOKEN);
            topcat.hands().click(topcat.button(dialog, "Test"));
            topcat.hands().await("that it is wrong", SOON, () -> state(dialog).contains("does not know this token"));
            topcat.hands().picture("token-wrong");
            topcat.hands().type(field, TOKEN);
            topcat.hands().click(topcat.button(dialog, "Test"));
            topcat.hands().await("that it is right", SOON, () -> state(dialog).contains("The service takes it"));
            topcat.hands().click(topcat.button(dialog, "Save"));
            topcat.hands().await("that it is saved", SOON, () -> state(dialog).contains("Saved in"));
            topcat.hands().picture("token-saved");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(file).hasContent(TOKEN + "\n" + service.url() + "\n");
            assertThat(Hands.onEventThread(() -> field.getPassword().length)).isZero();
            topcat.hands().click(topcat.button(dialog, "Close"));

            int before = topcat.tables().size();
            topcat.hands().click(topcat.button(window, "Run"));
            topcat.hands().await("a table", QUERY, () -> topcat.tables().size() > before);
            topcat.choose(window, "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/tap");
            topcat.hands().click(topcat.button(window, "Run"));
            topcat.hands().await("another service's refusal", QUERY, () -> said().contains("wants a token"));
            assertThat(service.leakedTokens()).isZero();
        } finally {
            elsewhere.stop(0);
            Files.deleteIfExists(file);
        }
        assertThat(sentElsewhere).isNotEmpty().containsOnly("null");
        String seen = Hands.onEventThread(TokenDialogGui::everythingShown) + stderr.toString(StandardCharsets.UTF_8)
                + Files.readString(Path.of(System.getProperty("user.home"), ".rubin", "topcat.properties"));
        assertThat(seen).doesNotContain(TOKEN.substring(3)).doesNotContain(WRONG_TOKEN.substring(3));
    }

    private Window tokenDialog() {
        topcat.menu("Token");
        topcat.hands().await("the token window", SOON, () -> Hands.window("Rubin token").isPresent());
        return Hands.onEventThread(() -> Hands.window("Rubin token").orElseThrow());
    }

    private String said() {
        return Hands.one(window, JTextArea.class, area -> !area.isFocusable()).getText();
    }

    private static String state(Window dialog) {
        return String.join(" ", Hands.onEventThread(() -> Hands.all(dialog, JLabel.class, label -> label.getText() != null).stream().map(JLabel::getText).toList()));
    }

    private static String serviceOf(Window dialog) {
        return Hands.onEventThread(() -> String.valueOf(Hands.all(dialog, JComboBox.class, JComboBox::isEditable).get(0).getSelectedItem()));
    }

    /** The text of every component of every window. */
    private static String everythingShown() {
        StringBuilder text = new StringBuilder();
        for (Window open : Window.getWindows()) {
            Hands.all(open, JTextComponent.class, c -> true).forEach(c -> text.append(c.getText()).append('\n'));
            Hands.all(open, JLabel.class, c -> true).forEach(c -> text.append(c.getText()).append('\n'));
            Hands.all(open, AbstractButton.class, c -> true).forEach(c -> text.append(c.getText()).append('\n'));
            Hands.all(open, JTable.class, c -> true).forEach(c -> text.append(c.getModel()).append('\n'));
        }
        return text.toString();
    }
}
