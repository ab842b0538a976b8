package io.millrace.gateway.fanout;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.delivery.fanout.FanoutReader;
import io.millrace.streams.delivery.fanout.Position;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.teststack.Await;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A hub that listens to a Redis, one stream, and who writes and watches it.
final class ListeningHub implements AutoCloseable {
    /// How many events a channel keeps.
    static final int BOUND = 100;

    /// How long one wait for the bell is.
    static final Duration BLOCK = Duration.ofMillis(200);

    /// So that nothing is found by reading all streams, only by the bell.
    static final Duration SELDOM = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Redis redis;
    private final BellListener listener;
    private final FanoutHub hub;
    private final Events events;

    /// @param poll how often all streams are read, whether they rang or not
    ListeningHub(String redisUrl, Duration poll) {
        redis =
                Redis.createClient(
                        vertx, new RedisOptions().setConnectionString(redisUrl).setMaxPoolSize(8));
        FanoutReader reader = new FanoutReader(new RedisLink(redis, Duration.ofSeconds(3)));
        events = new Events(redisUrl, new SessionId(UUID.randomUUID()));
        hub = new FanoutHub(reader, new Channel.Bound(BOUND, 1_000_000, PATIENCE), 4);
        listener = new BellListener(hub, reader, BLOCK, poll);
        listener.start();
        Await.until("the listener listens", listener::connected);
    }

    /// Somebody who watches the stream.
    ///
    /// @param after the position to go on from, null for now
    RecordingWatcher watch(@Nullable Position after) {
        return new RecordingWatcher(executor).watch(hub, events, after);
    }

    FanoutHub hub() {
        return hub;
    }

    Events events() {
        return events;
    }

    ExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        listener.close();
        executor.shutdownNow();
        events.close();
        redis.close();
        vertx.close();
    }
}
