package io.millrace.streams.delivery.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.outbox.OutboxRelay;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FanoutTest {
    private final StreamKey stream = StreamName.fanoutSession(new SessionId(UUID.randomUUID()));
    private final TaskId task = Bench.newTask();

    private static List<Long> numbers(CatchUp answer) {
        return answer.entries().stream().map(entry -> entry.envelope().sequence()).toList();
    }

    private static void delete(Bench bench, String key) {
        bench.streams.command(Request.cmd(Command.DEL).arg(key));
    }

    private Position write(Bench bench, long sequence) {
        return bench.delivery
                .fanoutWriter()
                .write(stream, bench.numbered(task, sequence))
                .orElseThrow();
    }

    @Test
    void aNumberIsRefusedTheSecondTimeAndWhatHasNoneIsNot() {
        try (Bench bench = Bench.fresh()) {
            FanoutWriter writer = bench.delivery.fanoutWriter();
            write(bench, 1);
            write(bench, 2);
            assertEquals(Optional.empty(), writer.write(stream, bench.numbered(task, 2)));
            assertEquals(Optional.empty(), writer.write(stream, bench.numbered(task, 1)));
            assertTrue(writer.write(stream, bench.numbered(task, 0)).isPresent());
            assertTrue(writer.write(stream, bench.numbered(task, 0)).isPresent());
            assertTrue(
                    writer.write(stream, bench.numbered(Bench.newTask(), 1)).isPresent(),
                    "numbers count per subject");
            assertEquals(5, bench.streams.length(stream));
        }
    }

    @Test
    void theRelayWritesEachRowOnceHoweverOftenItSendsIt() {
        try (Bench bench = Bench.fresh()) {
            OutboxRelay relay = bench.delivery.relay();
            Envelope first = bench.enqueue(stream, task, 1);
            Envelope second = bench.enqueue(stream, task, 2);
            assertEquals(2, relay.relayOnce());
            bench.update("update outbox set sent_at = null");
            assertEquals(2, relay.relayOnce());
            CatchUp all =
                    bench.own(bench.delivery.fanoutReader())
                            .catchUp(stream, Position.BEGINNING, 10);
            assertEquals(
                    List.of(first, second),
                    all.entries().stream().map(FanoutEntry::envelope).toList());
        }
    }

    @Test
    void whoResumesGetsWhatCameAfterInOrderExactlyOnce() {
        try (Bench bench = Bench.fresh()) {
            FanoutReader reader = bench.own(bench.delivery.fanoutReader());
            Position seen = reader.catchUp(stream, null, 10).end();
            for (long number = 1; number <= 25; number++) {
                write(bench, number);
            }
            List<Long> got = new ArrayList<>();
            CatchUp answer;
            do {
                answer = reader.catchUp(stream, Position.parse(seen.toString()), 10);
                assertTrue(answer.recovered());
                got.addAll(numbers(answer));
                seen = answer.end();
            } while (answer.more());
            assertEquals(LongStream.rangeClosed(1, 25).boxed().toList(), got);
            assertEquals(List.of(), reader.catchUp(stream, seen, 10).entries());
            assertEquals(
                    List.of(),
                    reader.catchUp(stream, null, 10).entries(),
                    "who begins now gets nothing old");
        }
    }

    @Test
    void aRingForAStreamThatOnlyANewerBuildKnowsIsPassedOver() {
        try (Bench bench = Bench.fresh()) {
            FanoutReader reader = bench.own(bench.delivery.fanoutReader());
            write(bench, 1);
            String bell = reader.bellNow();
            bench.streams.command(
                    Request.cmd(Command.XADD)
                            .arg(StreamName.FANOUT_BELL.key().key())
                            .arg("*")
                            .arg("stream")
                            .arg("fanout-of-tomorrow:{1}"));
            write(bench, 2);

            BellRing ring = reader.bell(bell, Duration.ofSeconds(1));

            assertEquals(Set.of(stream), ring.changed());
            assertEquals(reader.bellNow(), ring.bellId());
        }
    }

    @Test
    void whoMissedSomethingThatIsTrimmedIsToldSo() {
        try (Bench bench = Bench.fresh()) {
            FanoutReader reader = bench.own(bench.delivery.fanoutReader());
            Position first = write(bench, 1);
            Position second = write(bench, 2);
            Position third = write(bench, 3);
            bench.streams.command(
                    Request.cmd(Command.XTRIM).arg(stream.key()).arg("MAXLEN").arg("=").arg(2));
            CatchUp tooLate = reader.catchUp(stream, first, 10);
            assertFalse(tooLate.recovered());
            assertEquals(List.of(), tooLate.entries());
            assertEquals(second, tooLate.oldest());
            assertEquals(third, tooLate.end());
            assertFalse(reader.catchUp(stream, Position.BEGINNING, 10).recovered());
            assertEquals(List.of(3L), numbers(reader.catchUp(stream, second, 10)));

            bench.streams.command(
                    Request.cmd(Command.XTRIM).arg(stream.key()).arg("MAXLEN").arg("=").arg(0));
            assertFalse(reader.catchUp(stream, second, 10).recovered());
            assertTrue(reader.catchUp(stream, third, 10).recovered());
        }
    }

    @Test
    void whoComesFromAnotherEpochOrFromTheFutureIsToldSo() {
        try (Bench bench = Bench.fresh()) {
            FanoutReader reader = bench.own(bench.delivery.fanoutReader());
            Position old = write(bench, 1);
            delete(bench, stream.key());
            // The numbers are forgotten with the stream: the same ones may be written again.
            Position anew = write(bench, 1);
            assertNotEquals(old.epoch(), anew.epoch());
            assertFalse(reader.catchUp(stream, old, 10).recovered());
            assertEquals(List.of(1L), numbers(reader.catchUp(stream, Position.BEGINNING, 10)));
            Position future = new Position(anew.epoch(), "99999999999999-0");
            assertFalse(reader.catchUp(stream, future, 10).recovered());
        }
    }

    @Test
    void aStreamAndItsEpochExpireTogether() {
        try (Bench bench = Bench.fresh()) {
            FanoutReader reader = bench.own(bench.delivery.fanoutReader());
            Position before = reader.catchUp(stream, null, 10).end();
            Position written = write(bench, 1);
            assertEquals(before.epoch(), written.epoch());
            long ofStream = expiry(bench, stream.key());
            assertTrue(ofStream > Duration.ofHours(23).toMillis(), "lives for " + ofStream);
            long ofEpoch = expiry(bench, stream.key() + ".meta");
            assertTrue(Math.abs(ofEpoch - ofStream) < 1_000, ofEpoch + " and " + ofStream);
            // As if a day had passed.
            delete(bench, stream.key());
            delete(bench, stream.key() + ".meta");
            CatchUp answer = reader.catchUp(stream, written, 10);
            assertFalse(answer.recovered());
            assertNotEquals(written.epoch(), answer.end().epoch());
        }
    }

    private static long expiry(Bench bench, String key) {
        return bench.streams.command(Request.cmd(Command.PTTL).arg(key)).toLong();
    }

    @Test
    void theBellNamesWhatChangedAndSaysWhenRingsWereMissed() {
        try (Bench bench = Bench.fresh()) {
            FanoutReader reader = bench.own(bench.delivery.fanoutReader());
            StreamKey other = StreamName.fanoutUser(new UserId("alice"));
            String bell = reader.bellNow();
            assertEquals(Set.of(), reader.bell(bell, Duration.ofMillis(20)).changed());
            write(bench, 1);
            bench.delivery.fanoutWriter().write(other, bench.numbered(task, 0));
            BellRing ring = reader.bell(bell, Duration.ofSeconds(1));
            assertEquals(Set.of(stream, other), ring.changed());
            assertFalse(ring.missed());
            assertFalse(reader.bell(ring.bellId(), Duration.ofMillis(20)).missed());

            delete(bench, StreamName.FANOUT_BELL.key().key());
            write(bench, 2);
            BellRing late = reader.bell(ring.bellId(), Duration.ofMillis(20));
            assertTrue(late.missed());
            assertFalse(reader.bell(late.bellId(), Duration.ofMillis(20)).missed());
        }
    }

    @Test
    void manyStreamsAreReadInOneRoundTrip() {
        try (Bench bench = Bench.fresh()) {
            FanoutReader reader = bench.own(bench.delivery.fanoutReader());
            StreamKey other = StreamName.fanoutSession(new SessionId(UUID.randomUUID()));
            Position here = reader.catchUp(stream, null, 1).end();
            Position there = reader.catchUp(other, null, 1).end();
            write(bench, 1);
            write(bench, 2);
            Map<StreamKey, CatchUp> news = reader.readAfter(Map.of(stream, here, other, there), 1);
            assertEquals(List.of(1L), numbers(news.get(stream)));
            assertTrue(news.get(stream).more());
            assertEquals(List.of(), news.get(other).entries());
            assertEquals(there, news.get(other).end());
        }
    }

    @Test
    void aWriterBringsItsScriptAlongWhenRedisHasForgottenIt() {
        try (Bench bench = Bench.fresh()) {
            write(bench, 1);
            bench.streams.command(Request.cmd(Command.SCRIPT).arg("FLUSH"));
            write(bench, 2);
            bench.streams.command(Request.cmd(Command.SCRIPT).arg("FLUSH"));
            bench.enqueue(stream, task, 3);
            assertEquals(1, bench.delivery.relay().relayOnce());
        }
    }
}
