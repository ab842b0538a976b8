package io.millrace.gateway.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.gateway.entrance.Line;
import io.millrace.gateway.fanout.Next;
import io.millrace.gateway.fanout.Opened;
import io.millrace.gateway.fanout.Pump;
import io.millrace.gateway.fanout.Subscription;
import io.millrace.gateway.fanout.Watcher;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One SSE connection (WHATWG HTML, section 9.2). An event's `id` is its position, its `event` the
/// name, its `data` the payload. It ends when the token does, when the caller may no longer watch,
/// and when the connection is too slow; the client comes back with `Last-Event-ID`.
final class EventStream implements Watcher, Pump.Outlet {
    private static final String HEARTBEAT = ": still here\n\n";

    private final RoutingContext request;
    private final HttpServerResponse response;
    private final WatchConfig config;
    private final ObjectMapper json;
    private final ExecutorService executor;
    private final Supplier<SessionAccess.Verdict> mayWatch;
    private final Pump pump;
    private final List<Long> timers = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();

    EventStream(
            RoutingContext request,
            WatchConfig config,
            ObjectMapper json,
            ExecutorService executor,
            Supplier<SessionAccess.Verdict> mayWatch) {
        this.request = request;
        this.response = request.response();
        this.config = config;
        this.json = json;
        this.executor = executor;
        this.mayWatch = mayWatch;
        this.pump = new Pump(executor, this, config.stallLimit());
    }

    /// Sends the first lines and begins to carry events; on the request's context.
    ///
    /// @param remaining how long the credential still holds
    void begin(String name, Opened opened, Duration remaining) {
        subscription.set(opened.subscription());
        response.closeHandler(_ -> end());
        response.exceptionHandler(_ -> end());
        if (response.closed()) {
            end();
            return;
        }
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        Standing standing = Standing.of(name, opened);
        pump.send(frame(standing.position(), "subscribed", standing.json(json)));
        pump.carry(opened.subscription(), next -> rendering(name, next));
        timers.add(
                request.vertx()
                        .setPeriodic(config.heartbeat().toMillis(), _ -> pump.send(HEARTBEAT)));
        timers.add(
                request.vertx()
                        .setPeriodic(
                                config.accessCheck().toMillis(),
                                _ -> executor.execute(this::checkAccess)));
        timers.add(request.vertx().setTimer(remaining.toMillis(), _ -> close("tokenExpired")));
    }

    private Optional<String> rendering(String name, Next next) {
        return switch (next) {
            case Next.Event event ->
                    event.event()
                            .name()
                            .map(called ->
                                    frame(
                                            event.event().position().toString(),
                                            called,
                                            event.event().payload()));
            case Next.Resync resync -> {
                Standing standing = Standing.of(name, resync);
                yield Optional.of(frame(standing.position(), "resync", standing.json(json)));
            }
            case Next.Nothing _ -> Optional.empty();
        };
    }

    private static String frame(String id, String event, String data) {
        return "id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n";
    }

    private void checkAccess() {
        if (mayWatch.get() instanceof SessionAccess.Verdict.Refused) {
            close("accessLost");
        }
    }

    /// Says why, if there is time, and ends the answer.
    private void close(String event) {
        request.vertx()
                .runOnContext(_ -> {
                    if (!response.ended() && !response.closed() && !ended.get()) {
                        response.end("event: " + event + "\ndata: {}\n\n");
                    }
                    end();
                });
    }

    private void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        pump.close();
        timers.forEach(request.vertx()::cancelTimer);
        Subscription carried = subscription.get();
        if (carried != null) {
            carried.close();
        }
    }

    @Override
    public void wake() {
        pump.wake();
    }

    @Override
    public void overrun() {
        stalled();
    }

    @Override
    public CompletionStage<Void> write(String text) {
        return response.write(text).toCompletionStage();
    }

    @Override
    public void stalled() {
        end();
        Line.cut(request.request().connection());
    }
}
