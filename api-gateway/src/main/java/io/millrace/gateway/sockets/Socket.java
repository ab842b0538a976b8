package io.millrace.gateway.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.gateway.entrance.Credential;
import io.millrace.gateway.fanout.Pump;
import io.millrace.gateway.fanout.Watcher;
import io.millrace.gateway.sockets.frames.InFrame;
import io.millrace.gateway.sockets.frames.OutFrames;
import io.millrace.gateway.sockets.frames.RefusedFrame;
import io.millrace.gateway.sockets.frames.SocketError;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection. Messages arrive on its event loop and are served on threads that may block;
/// subscribing and unsubscribing one after the other, calls side by side, all of them bounded.
final class Socket implements Watcher, Pump.Outlet {
    static final CloseReason TOKEN_EXPIRED = new CloseReason(4001, "The token has expired");
    static final CloseReason TOO_SLOW = new CloseReason(4008, "Too slow; resume from the position");
    static final CloseReason RESTART = new CloseReason(1012, "The server restarts; come back");
    static final CloseReason NO_PONG = new CloseReason(1001, "No answer to two pings");

    private static final Logger LOG = Logger.getLogger(Socket.class);
    static final CloseReason TOO_BIG = new CloseReason(1009, "The message is too large");
    static final CloseReason FAILED = new CloseReason(1011, "Something went wrong on our side");

    private static final int MISSED_PINGS = 2;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final WebSocketConnection connection;
    private final Credential credential;
    private final Parts parts;
    private final Pump pump;
    private final SocketSubscriptions subscriptions;
    private final Executor oneByOne;
    private final AtomicInteger inWork = new AtomicInteger();
    private final AtomicInteger unansweredPings = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable cut;

    /// What all sockets use.
    ///
    /// @param requests how many may be in work at a time
    /// @param stallLimit how long one write may take
    /// @param vertx for timers
    record Parts(
            SocketSubscriptions.Parts subscriptions,
            SocketCalls calls,
            OutFrames frames,
            ObjectMapper json,
            Executor executor,
            int requests,
            Duration stallLimit,
            Vertx vertx,
            MeterRegistry metrics) {}

    /// @param cut ends the connection under the socket, in case it can no longer be closed
    Socket(WebSocketConnection connection, Credential credential, Runnable cut, Parts parts) {
        this.connection = connection;
        this.credential = credential;
        this.cut = cut;
        this.parts = parts;
        this.pump = new Pump(parts.executor, this, parts.stallLimit);
        this.subscriptions = new SocketSubscriptions(parts.subscriptions, credential, pump, this);
        this.oneByOne = new OneByOne(parts.executor);
    }

    Credential credential() {
        return credential;
    }

    /// A text message; returns at once.
    void receive(String text) {
        InFrame frame;
        try {
            frame = InFrame.parse(text, parts.json);
        } catch (RefusedFrame refused) {
            send(null, OutFrames.ERROR, refused.error(), null);
            return;
        }
        // Ready answers count too: who asks and does not read is not served on.
        if (inWork.incrementAndGet() + pump.waiting() > parts.requests) {
            inWork.decrementAndGet();
            refuse(
                    frame,
                    new SocketError(
                            SocketError.Code.RATE_LIMITED,
                            "More than " + parts.requests + " requests are in work"));
            return;
        }
        switch (frame.route()) {
            case SocketSubscriptions.SUBSCRIBE ->
                    oneByOne.execute(() -> serve(frame, () -> subscriptions.subscribe(frame)));
            case SocketSubscriptions.UNSUBSCRIBE ->
                    oneByOne.execute(() -> serve(frame, () -> subscriptions.unsubscribe(frame)));
            default -> parts.executor.execute(() -> serve(frame, () -> call(frame)));
        }
    }

    /// A binary message; frames are texts.
    void refuseBinary() {
        SocketError error =
                new SocketError(SocketError.Code.BAD_REQUEST, "The message must be a text");
        send(null, OutFrames.ERROR, error, null);
    }

    private interface Service {
        void run() throws RefusedFrame;
    }

    private void serve(InFrame frame, Service service) {
        try {
            if (!closed.get()) {
                service.run();
            }
        } catch (RefusedFrame refused) {
            refuse(frame, refused.error());
        } catch (RuntimeException e) {
            LOG.errorf(e, "A socket's request has failed, route=%s", frame.route());
            refuse(
                    frame,
                    new SocketError(
                            SocketError.Code.INTERNAL_SERVER_ERROR,
                            "Something went wrong on our side"));
        } finally {
            inWork.decrementAndGet();
        }
    }

    private void call(InFrame frame) throws RefusedFrame {
        SocketRoute route =
                SocketRoutes.named(frame.route())
                        .orElseThrow(() ->
                                new RefusedFrame(
                                        SocketError.Code.NOT_FOUND, "There is no such route"));
        String payload = parts.calls.serve(route, frame, credential.bearer());
        pump.send(
                parts.frames.answer(
                        route.route(),
                        route.event(),
                        payload,
                        null,
                        credential.caller(),
                        null,
                        frame.id()));
    }

    private void refuse(InFrame frame, SocketError error) {
        String event =
                SocketRoutes.named(frame.route()).map(SocketRoute::event).orElse(OutFrames.ERROR);
        send(frame.route(), event, error, frame.id());
    }

    private void send(
            @Nullable String route, String event, SocketError error, @Nullable String id) {
        pump.send(parts.frames.answer(route, event, null, error, credential.caller(), null, id));
    }

    /// Tells that the token will end soon.
    void announceExpiry() {
        String payload =
                parts.json
                        .createObjectNode()
                        .put("expiresAt", credential.expiry().toString())
                        .toString();
        pump.send(
                parts.frames.answer(
                        null, "tokenExpiring", payload, null, credential.caller(), null, null));
    }

    /// Asks for a sign of life, or gives up when two were not answered.
    void ping() {
        if (unansweredPings.getAndIncrement() >= MISSED_PINGS) {
            close(NO_PONG);
            return;
        }
        connection
                .sendPing(Buffer.buffer())
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("A ping was not sent: %s", failure));
    }

    void pong() {
        unansweredPings.set(0);
    }

    void checkAccess() {
        parts.executor.execute(subscriptions::checkAccess);
    }

    /// Closes the connection; what goes with it ends when it is closed.
    void close(CloseReason reason) {
        close(reason, () -> {});
    }

    /// Closes the connection, and says when that is done, or when it was gone already. A client
    /// that does not take the close frame in time is cut off.
    void close(CloseReason reason, Runnable done) {
        if (!closing.compareAndSet(false, true)) {
            done.run();
            return;
        }
        pump.close();
        parts.metrics
                .counter(
                        "millrace.gateway.sockets.closed", "code", String.valueOf(reason.getCode()))
                .increment();
        parts.vertx.setTimer(
                CLOSE_PATIENCE.toMillis(),
                _ -> {
                    if (!closed.get()) {
                        cut.run();
                    }
                });
        connection
                .close(reason)
                .onTermination()
                .invoke(done)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debugf("A socket was gone already: %s", failure));
    }

    /// The connection has ended.
    void closed() {
        if (closed.compareAndSet(false, true)) {
            pump.close();
            parts.executor.execute(subscriptions::close);
        }
    }

    @Override
    public void wake() {
        pump.wake();
    }

    @Override
    public void overrun() {
        close(TOO_SLOW);
    }

    @Override
    public CompletionStage<Void> write(String text) {
        return connection.sendText(text).subscribeAsCompletionStage();
    }

    @Override
    public void stalled() {
        close(TOO_SLOW);
    }
}
