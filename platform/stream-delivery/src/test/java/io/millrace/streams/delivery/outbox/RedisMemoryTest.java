package io.millrace.streams.delivery.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.delivery.bench.Bench;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RedisMemoryTest {

    @Test
    void allOfALongWindowIsSentAgainAndNothingOlder() {
        try (Bench bench = Bench.fresh()) {
            RedisMemory memory =
                    new RedisMemory(
                            bench.redis, bench.transactions, Duration.ofHours(24), bench.journal);
            memory.verify();
            sent(bench, 25_000, "1 hour");
            sent(bench, 10, "30 hours");
            bench.streams.command(Request.cmd(Command.DEL).arg(RedisMemory.EPOCH_KEY));

            memory.verify();

            assertEquals(25_000L, bench.query("select count(*) from outbox where sent_at is null"));
            assertTrue(bench.journal.has("republishing:25000 "));
        }
    }

    private static void sent(Bench bench, int rows, String ago) {
        bench.update(
                """
                insert into outbox (slot, stream, family, subject, sequence, envelope_id, payload,
                    sent_at)
                select 0, 'events.tasks', 'events.tasks', ?, n, gen_random_uuid(), '',
                    clock_timestamp() - ?::interval
                from generate_series(1, ?) as n
                """,
                ago,
                ago,
                rows);
    }
}
