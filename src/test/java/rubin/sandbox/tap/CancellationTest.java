package rubin.sandbox.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class CancellationTest {

    @Test
    void aQueryThatHasJustEndedCanStillBeCancelled() throws SQLException {
        Cancellation cancellation = new Cancellation();
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:"); Statement statement = database.createStatement()) {
            cancellation.attach(statement);
            statement.close();
            cancellation.cancel("the user has turned to something else");
        }
        assertThat(cancellation.reason()).contains("the user has turned to something else");
    }
}
