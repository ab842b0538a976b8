package io.millrace.streams.delivery.consumers;

import io.millrace.streams.delivery.database.DatabaseFailure;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.millrace.streams.delivery.redis.RedisScript;
import io.millrace.streams.delivery.threads.Loop;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Renews what this process holds, from a thread and connections of its own: neither a busy pool
/// nor busy virtual threads make it look dead.
///
/// The lease in the database says who may write. The claim in Redis only keeps others from trying:
/// when Redis has forgotten the entry, the work goes on as long as the lease holds; when somebody
/// else has claimed it, it is lost.
final class Heart implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heart.class);
    private static final RedisScript RENEW_CLAIM = new RedisScript(Heart.class, "renew_claim.lua");

    private final Parts parts;
    private final Set<HeldWork> held = ConcurrentHashMap.newKeySet();
    private final RedisLink.Dedicated redis;
    private final Loop loop;
    private @Nullable Connection database;

    Heart(Parts parts, String name) {
        this.parts = parts;
        redis = parts.redis().dedicated();
        loop =
                Loop.onOwnThread(name + " heart", parts.settings().heartbeat(), this::beat)
                        .atEnd(this::giveBack);
    }

    void start() {
        loop.start();
    }

    void hold(HeldWork work) {
        held.add(work);
    }

    void drop(HeldWork work) {
        held.remove(work);
    }

    List<HeldWork> held() {
        return List.copyOf(held);
    }

    @Override
    public void close() {
        loop.close();
    }

    private boolean beat() {
        List<HeldWork> now = List.copyOf(held);
        if (!now.isEmpty()) {
            try {
                renewLeases(now);
            } finally {
                renewClaims(now);
            }
        }
        return false;
    }

    private void renewLeases(List<HeldWork> works) {
        try {
            Connection opened = database;
            if (opened == null) {
                opened = parts.direct().open();
                database = opened;
            }
            for (HeldWork work : works) {
                if (!parts.leases().renewOn(opened, work.lease())) {
                    lose(work);
                }
            }
        } catch (SQLException | DatabaseFailure e) {
            disconnect();
            throw new DatabaseFailure("Leases were not renewed", e);
        }
    }

    private void renewClaims(List<HeldWork> works) {
        List<HeldWork> renewed = works.stream().filter(work -> !work.lost()).toList();
        List<RedisLink.Reply> replies = redis.sendAll(requests(renewed));
        if (replies.stream()
                .anyMatch(r -> r.failure() instanceof RedisRefusal e && e.is("NOSCRIPT"))) {
            RENEW_CLAIM.load(parts.redis());
            replies = redis.sendAll(requests(renewed));
        }
        for (int i = 0; i < renewed.size(); i++) {
            Response answer = replies.get(i).get();
            if (answer != null && answer.toString().equals("other")) {
                lose(renewed.get(i));
            }
        }
    }

    private static List<Request> requests(List<HeldWork> works) {
        List<Request> requests = new ArrayList<>();
        for (HeldWork work : works) {
            GroupStream stream = work.stream();
            requests.add(
                    RENEW_CLAIM.call(
                            List.of(stream.stream().key()),
                            List.of(stream.group(), stream.consumer(), work.entry().id())));
        }
        return requests;
    }

    private void lose(HeldWork work) {
        held.remove(work);
        if (work.markLost()) {
            parts.observer().lost(work.stream().stream(), work.stream().group(), work.envelope());
        }
    }

    private void giveBack() {
        redis.close();
        disconnect();
    }

    private void disconnect() {
        Connection opened = database;
        database = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException e) {
                LOG.debug("The heart's connection did not close", e);
            }
        }
    }
}
