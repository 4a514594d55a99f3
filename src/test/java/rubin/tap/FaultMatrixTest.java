package rubin.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rubin.sandbox.ToyDatabase;
import rubin.sandbox.tap.TapOptions;
import rubin.sandbox.tap.fault.Fault;
import rubin.sandbox.tap.fault.FaultKind;
import rubin.tap.base.DeadlineException;
import rubin.tap.base.Progress;
import rubin.tap.base.TapException;
import rubin.tap.base.TapService;
import rubin.tap.base.WaitLimits;
import rubin.tap.http.Network;
import rubin.tap.login.Credentials;
import rubin.tap.login.Secret;

/**
 * Every fault with every operation, once and for ever, against what fault-matrix.txt says must happen. The table in
 * docs/reliability.md is made from what did happen.
 */
class FaultMatrixTest {

    private static final String TOKEN = "gt-matrix-canary.0123456789";
    private static final WaitLimits IMPATIENT = new WaitLimits(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(80));
    private static final Duration BUDGET = Duration.ofMinutes(10);
    private static final Duration SHORT_BUDGET = Duration.ofMillis(1200);

    /**
     * A line of the matrix.
     *
     * @param expected what must happen for each operation, in their order
     * @param message what the user is told when the fault does not end
     */
    record Line(MatrixFault fault, List<String> expected, String message) {
    }

    private static ToyDatabase database;
    private static rubin.sandbox.tap.TapServer service;
    private static final List<List<String>> REPORT = new ArrayList<>();

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = new ToyDatabase();
        service = rubin.sandbox.tap.TapServer.start(TapOptions.DEFAULT.withToken(TOKEN).withStoreRedirect(), () -> database);
    }

    @AfterEach
    void clear() {
        service.faults().clear();
    }

    @AfterAll
    static void stop() throws SQLException, IOException {
        assertThat(service.leakedTokens()).isZero();
        service.close();
        database.close();
        ReliabilityPage.expect("matrix", REPORT);
    }

    static Stream<Line> lines() throws IOException {
        try (InputStream in = FaultMatrixTest.class.getResourceAsStream("fault-matrix.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> List.of(l.split("\\s*\\|\\s*"))).map(c -> new Line(MatrixFault.named(c.get(0).strip()), c.subList(1, 9), c.size() > 9 ? c.get(9) : "")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyOperationMeetsTheFaultAsWrittenDown(Line line) throws Exception {
        List<String> row = new ArrayList<>(List.of(line.fault().label()));
        for (Operation operation : Operation.values()) {
            boolean applies = !line.expected().get(operation.ordinal()).equals("-");
            row.add(applies ? outcome(line, operation) : "-");
        }
        assertThat(row.subList(1, row.size())).as(line.fault().label()).isEqualTo(line.expected());
        row.add(line.message().replace(" // ", "; or: "));
        REPORT.add(row);
    }

    private static String outcome(Line line, Operation operation) throws Exception {
        Run always = run(line.fault(), operation, Integer.MAX_VALUE);
        String context = line.fault().label() + " x " + operation.label();
        if (always.failure == null) {
            return "unharmed";
        }
        assertThat(always.failure).as(context).isInstanceOf(TapException.class);
        assertThat(always.failure.getMessage()).as(context).containsAnyOf(line.message().split(" // ")).doesNotContain("canary", "\n", "Exception");
        assertThat(always.took).as(context).isLessThan(BUDGET.plusSeconds(1));
        if (always.failure instanceof DeadlineException || always.failure.getCause() instanceof DeadlineException) {
            return "deadline";
        }
        Run once = run(line.fault(), operation, 1);
        if (once.failure != null) {
            return "refused";
        }
        if (line.fault() == MatrixFault.REDIRECT_LOOP) {
            return "followed";
        }
        return once.hits > 1 || operation.method().equals("GET") ? "retried" : "looked up";
    }

    private record Run(IOException failure, long hits, Duration took) {
    }

    private static Run run(MatrixFault matrixFault, Operation operation, int times) throws Exception {
        service.faults().clear();
        Fault fault = matrixFault.fault().times(times).on(operation.method(), operation.path());
        if (fault.kind() == FaultKind.REDIRECT && fault.text().isEmpty()) {
            fault = fault.text(matrixFault == MatrixFault.IGNORE_RUN ? service.url() + "/availability" : "{path}");
        }
        if (matrixFault.concernsStart()) {
            service.faults().add(fault.on("POST", operation == Operation.SYNC || operation == Operation.SCHEMA ? "/sync" : "/async/[^/]+/phase"));
        }
        URI job = operation == Operation.FETCH && matrixFault.concernsStart() ? failed() : operation.prepared(client(new TestNetwork(), BUDGET));
        if (!matrixFault.concernsStart()) {
            service.faults().add(fault);
        }
        boolean stalls = fault.kind() == FaultKind.STALL;
        TestNetwork network = stalls ? new TestNetwork(IMPATIENT) : new TestNetwork();
        Duration budget = matrixFault.lastsForTheWholeTime() ? SHORT_BUDGET : BUDGET;
        Network outside = network.network();
        var start = outside.time().now();
        IOException failure = null;
        try {
            TapClient client = new TapClient(TapService.of(service.url()), credentials(), budget, Progress.NONE, outside);
            assertThat(operation.done(client, job, UUID.randomUUID().toString())).as(matrixFault + " x " + operation).isTrue();
        } catch (IOException e) {
            failure = e;
        }
        return new Run(failure, network.sent(operation.method(), "(/api/tap)?" + operation.path()), Duration.between(start, outside.time().now()));
    }

    /** A job whose start suffers the fault that waits for it, and which has ended. */
    private static URI failed() throws IOException {
        TapClient client = client(new TestNetwork(), BUDGET);
        TapJob job = client.create(Operation.query(Operation.NUMBERS), UUID.randomUUID().toString());
        job.start();
        job.await();
        return job.uri();
    }

    private static Credentials credentials() {
        return Credentials.of(new Secret(TOKEN), TapService.of(service.url()));
    }

    private static TapClient client(TestNetwork network, Duration budget) {
        return new TapClient(TapService.of(service.url()), credentials(), budget, Progress.NONE, network.network());
    }
}
