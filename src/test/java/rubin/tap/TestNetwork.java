package rubin.tap;

import com.github.mizosoft.methanol.Methanol.Interceptor;
import com.github.mizosoft.methanol.Methanol;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import rubin.tap.base.WaitLimits;
import rubin.tap.http.Network;

/** Real connections and a clock that skips waiting; remembers what is sent. */
final class TestNetwork {

    static final WaitLimits PATIENCE = new WaitLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1));

    private static final HttpClient CONNECTIONS = Network.newClient();

    final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
    private final WaitLimits patience;

    TestNetwork() {
        this(PATIENCE);
    }

    TestNetwork(WaitLimits patience) {
        this.patience = patience;
    }

    Network network() {
        return network(CONNECTIONS);
    }

    Network network(HttpClient connections) {
        return new Network(Methanol.newBuilder(connections).autoAcceptEncoding(false).interceptor(new Recorder()).build(), new SkippingTime(), () -> 0.5, patience);
    }

    /** How many requests of this method went to a path that matches. */
    long sent(String method, String pathPattern) {
        return sent.stream().filter(r -> method.isEmpty() || r.method().equals(method)).filter(r -> r.uri().getPath().matches(pathPattern)).count();
    }

    private final class Recorder implements Interceptor {
        @Override
        public <T> HttpResponse<T> intercept(HttpRequest request, Chain<T> chain) throws java.io.IOException, InterruptedException {
            sent.add(request);
            return chain.forward(request);
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> interceptAsync(HttpRequest request, Chain<T> chain) {
            sent.add(request);
            return chain.forwardAsync(request);
        }
    }
}
