package io.millrace.streams.delivery.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.delivery.bench.Bench;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RedisLinkTest {

    /// Were the one that still waits handed out again, the next command would wait behind it.
    @Test
    void aConnectionWhoseAnswerIsLateIsNotHandedToTheNextOne() {
        try (Bench bench = Bench.fresh();
                Narrow narrow = new Narrow(bench.redisUrl, 2);
                RedisLink.Dedicated connection = narrow.link().dedicated()) {
            assertThrows(
                    RedisFailure.class, () -> connection.send(waitingFor(30_000), Duration.ZERO));
            for (int i = 0; i < 10; i++) {
                assertEquals("PONG", String.valueOf(narrow.link().send(Request.cmd(Command.PING))));
            }
        }
    }

    /// It waits for the pool, gives up, and is given one all the same a moment later.
    @Test
    void aConnectionThatComesTooLateGoesBackToThePool() {
        try (Bench bench = Bench.fresh();
                Narrow narrow = new Narrow(bench.redisUrl, 1)) {
            RedisLink link = narrow.link();
            try (RedisLink.Dedicated first = link.dedicated();
                    RedisLink.Dedicated late = link.dedicated()) {
                first.send(Request.cmd(Command.PING), Duration.ZERO);
                assertThrows(
                        RedisFailure.class,
                        () -> late.send(Request.cmd(Command.PING), Duration.ZERO));
            }
            try (RedisLink.Dedicated next = link.dedicated()) {
                assertEquals(
                        "PONG",
                        String.valueOf(next.send(Request.cmd(Command.PING), Duration.ZERO)));
            }
        }
    }

    @Test
    void answersThatAreSentForTogetherAreLateTogether() {
        try (Bench bench = Bench.fresh();
                Narrow narrow = new Narrow(bench.redisUrl, 2);
                RedisLink.Dedicated connection = narrow.link().dedicated()) {
            long begin = System.nanoTime();

            List<RedisLink.Reply> replies =
                    connection.sendAll(Collections.nCopies(10, waitingFor(30_000)));

            assertTrue(replies.stream().allMatch(reply -> reply.failure() instanceof RedisFailure));
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(took.compareTo(Duration.ofSeconds(4)) < 0, () -> "took " + took);
        }
    }

    @Test
    void oneRefusalDoesNotHideTheOtherAnswers() {
        try (Bench bench = Bench.fresh()) {
            List<RedisLink.Reply> replies =
                    bench.redis.sendAll(
                            List.of(
                                    Request.cmd(Command.SET).arg("a").arg("1"),
                                    Request.cmd(Command.XLEN).arg("a"),
                                    Request.cmd(Command.GET).arg("a")));
            assertEquals("OK", String.valueOf(replies.get(0).get()));
            RedisRefusal refusal = assertThrows(RedisRefusal.class, () -> replies.get(1).get());
            assertTrue(refusal.is("WRONGTYPE"));
            assertEquals("1", String.valueOf(replies.get(2).get()));
        }
    }

    private static Request waitingFor(int milliseconds) {
        return Request.cmd(Command.XREAD)
                .arg("BLOCK")
                .arg(milliseconds)
                .arg("STREAMS")
                .arg("nothing")
                .arg("$");
    }

    /// A link with a pool of few connections and a time-out of a second.
    private static final class Narrow implements AutoCloseable {
        private final Vertx vertx = Vertx.vertx();
        private final Redis client;
        private final RedisLink link;

        Narrow(String redisUrl, int connections) {
            client =
                    Redis.createClient(
                            vertx,
                            new RedisOptions()
                                    .setConnectionString(redisUrl)
                                    .setMaxPoolSize(connections)
                                    .setMaxPoolWaiting(4));
            link = new RedisLink(client, Duration.ofSeconds(1));
        }

        RedisLink link() {
            return link;
        }

        @Override
        public void close() {
            client.close();
            vertx.close();
        }
    }
}
