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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RedisLinkTest {

    /// Were the one that still waits handed out again, the next command would wait behind it.
    @Test
    void aConnectionWhoseAnswerIsLateIsNotHandedToTheNextOne() {
        try (Bench bench = Bench.fresh()) {
            Vertx vertx = Vertx.vertx();
            Redis single =
                    Redis.createClient(
                            vertx,
                            new RedisOptions()
                                    .setConnectionString(bench.redisUrl)
                                    .setMaxPoolSize(2)
                                    .setMaxPoolWaiting(4));
            RedisLink link = new RedisLink(single, Duration.ofSeconds(1));
            Request late =
                    Request.cmd(Command.XREAD)
                            .arg("BLOCK")
                            .arg(30_000)
                            .arg("STREAMS")
                            .arg("nothing")
                            .arg("$");
            try (RedisLink.Dedicated connection = link.dedicated()) {
                assertThrows(RedisFailure.class, () -> connection.send(late, Duration.ZERO));
                for (int i = 0; i < 10; i++) {
                    assertEquals("PONG", String.valueOf(link.send(Request.cmd(Command.PING))));
                }
            } finally {
                single.close();
                vertx.close();
            }
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
}
