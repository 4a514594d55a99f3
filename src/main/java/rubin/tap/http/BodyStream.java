package rubin.tap.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import rubin.tap.base.Cancelled;
import rubin.tap.base.Deadline;
import rubin.tap.base.TapException;

/**
 * A response body as a stream on which no read lasts: it ends with bytes, the body's end or an exception, at the latest when
 * nothing has come for a while, when the deadline is over, or when the reading thread is interrupted. The JDK's own stream has
 * no time limit, and on Java 17 swallows interrupts. To be read by one thread.
 */
final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<InputStream> {

    /** What has arrived: buffers, or the end, with its reason unless it is the proper one. */
    private record Part(List<ByteBuffer> buffers, boolean end, Optional<Throwable> failure) {
    }

    /** The body has begun, and does not go on. */
    static final class SilenceException extends IOException {
        private static final long serialVersionUID = 1L;

        SilenceException(Duration silence) {
            super("nothing has come for " + silence.toSeconds() + " s");
        }
    }

    private final Duration silence;
    private final Deadline deadline;
    private final BlockingQueue<Part> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
    private boolean ended;

    BodyStream(Duration silence, Deadline deadline) {
        this.silence = silence;
        this.deadline = deadline;
    }

    /** Gives each response such a stream, unpacked. */
    static HttpResponse.BodyHandler<InputStream> handler(Duration silence, Deadline deadline) {
        return info -> HttpResponse.BodySubscribers.mapping(new BodyStream(silence, deadline), body -> ContentCoding.unpacked(body, info.headers()));
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        newSubscription.request(1);
        subscription.complete(newSubscription);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        arrived.add(new Part(item, false, Optional.empty()));
    }

    @Override
    public void onError(Throwable throwable) {
        arrived.add(new Part(List.of(), true, Optional.of(throwable)));
    }

    @Override
    public void onComplete() {
        arrived.add(new Part(List.of(), true, Optional.empty()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws TapException if the deadline is over
     * @throws InterruptedIOException if the thread is interrupted, which it stays
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (buffers.isEmpty()) {
            if (ended) {
                return -1;
            }
            await();
        }
        ByteBuffer buffer = buffers.element();
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        discardEmpty();
        return count;
    }

    /** Gives up what has not come yet; the connection with it, if the body has not ended. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            subscription.thenAccept(Subscription::cancel);
        }
        buffers.clear();
    }

    private void await() throws IOException {
        Part part;
        try {
            part = arrived.poll(deadline.atMost(silence).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            close();
            throw Cancelled.by(e);
        } catch (TapException e) {
            close();
            throw e;
        }
        if (part == null) {
            close();
            deadline.remaining();
            throw new SilenceException(silence);
        }
        if (part.end()) {
            ended = true;
            if (part.failure().isPresent()) {
                throw new IOException(part.failure().get().getMessage(), part.failure().get());
            }
            return;
        }
        buffers.addAll(part.buffers());
        discardEmpty();
        subscription.thenAccept(s -> s.request(1));
    }

    private void discardEmpty() {
        while (!buffers.isEmpty() && !buffers.element().hasRemaining()) {
            buffers.remove();
        }
    }
}
