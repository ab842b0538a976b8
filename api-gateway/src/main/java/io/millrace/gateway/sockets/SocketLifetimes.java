package io.millrace.gateway.sockets;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.gateway.watch.WatchConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// All open sockets, and when each of them ends.
@ApplicationScoped
public class SocketLifetimes {
    private static final Logger LOG = Logger.getLogger(SocketLifetimes.class);

    /// The framework closes a socket by itself when the token ends, with a code that does not say
    /// why; ours comes just before.
    private static final Duration AHEAD = Duration.ofMillis(250);

    private final Vertx vertx;
    private final SocketsConfig config;
    private final WatchConfig watch;
    private final MeterRegistry metrics;
    private final Map<String, Living> open = new ConcurrentHashMap<>();
    private final List<Long> timers = new ArrayList<>();
    private volatile boolean shuttingDown;

    private record Living(Socket socket, long notice, long end) {}

    public SocketLifetimes(
            Vertx vertx, SocketsConfig config, WatchConfig watch, MeterRegistry metrics) {
        this.vertx = vertx;
        this.config = config;
        this.watch = watch;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        metrics.gauge("millrace.gateway.sockets", open, Map::size);
        timers.add(
                vertx.setPeriodic(
                        config.ping().toMillis(),
                        _ -> open.values().forEach(living -> living.socket().ping())));
        timers.add(
                vertx.setPeriodic(
                        watch.accessCheck().toMillis(),
                        _ -> open.values().forEach(living -> living.socket().checkAccess())));
    }

    void opened(String id, Socket socket) {
        long remaining = socket.credential().remaining().minus(AHEAD).toMillis();
        long notice =
                vertx.setTimer(
                        Math.max(1, remaining - config.expiryNotice().toMillis()),
                        _ -> socket.announceExpiry());
        long end = vertx.setTimer(Math.max(1, remaining), _ -> socket.close(Socket.TOKEN_EXPIRED));
        open.put(id, new Living(socket, notice, end));
        if (shuttingDown) {
            socket.close(Socket.RESTART);
        }
    }

    Optional<Socket> find(String id) {
        return Optional.ofNullable(open.get(id)).map(Living::socket);
    }

    void closed(String id) {
        Living living = open.remove(id);
        if (living != null) {
            vertx.cancelTimer(living.notice());
            vertx.cancelTimer(living.end());
            living.socket().closed();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        shuttingDown = true;
        timers.forEach(vertx::cancelTimer);
        drain();
    }

    /// How many sockets are open.
    int open() {
        return open.size();
    }

    /// Closes all sockets with code 1012 and waits until they are, within bounds.
    void drain() {
        List<Living> leaving = List.copyOf(open.values());
        if (leaving.isEmpty()) {
            return;
        }
        LOG.infof("Closing %d sockets", leaving.size());
        CountDownLatch closing = new CountDownLatch(leaving.size());
        leaving.forEach(living -> living.socket().close(Socket.RESTART, closing::countDown));
        try {
            if (!closing.await(config.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%d sockets have not closed in time", closing.getCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
