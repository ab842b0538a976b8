package io.millrace.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.streams.delivery.fanout.Position;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final Duration NONE = Duration.ofNanos(-1);
    private static final Duration LONG = Duration.ofHours(1);

    private boolean overrun;
    private Channel channel;
    private Subscription subscription;

    @BeforeEach
    void open() {
        open(new Channel.Bound(10, 1_000_000, NONE));
    }

    private void open(Channel.Bound bound) {
        channel = new Channel(StreamName.fanoutSession(SESSION), bound);
        subscription =
                new Subscription(
                        null,
                        channel,
                        new Watcher() {
                            @Override
                            public void wake() {}

                            @Override
                            public void overrun() {
                                overrun = true;
                            }
                        });
        channel.join(subscription);
        channel.openAt(at("e", 0));
    }

    @Test
    void what_follows_a_position_is_given_once() {
        append(1, 3);

        assertEquals(Optional.of(List.of("e:2-0", "e:3-0")), after("e", 1));
        assertEquals(Optional.of(List.of()), after("e", 3));
    }

    @Test
    void a_position_before_the_oldest_event_kept_is_for_redis_to_answer() {
        append(1, 80);

        assertEquals(Optional.empty(), after("e", 1));
    }

    @Test
    void a_position_of_another_epoch_is_for_redis_to_answer_whatever_its_number() {
        append(1, 3);

        assertEquals(Optional.empty(), after("other", 2));
        assertEquals(Optional.empty(), after("other", 9));
    }

    @Test
    void a_position_ahead_of_the_channel_waits_for_it() {
        append(1, 3);
        assertEquals(Optional.of(List.of()), after("e", 5));

        append(4, 7);

        assertEquals(Optional.of(List.of("e:6-0", "e:7-0")), after("e", 5));
    }

    @Test
    void what_was_read_from_another_place_is_not_put_in() {
        append(1, 3);

        assertFalse(channel.append(at("e", 1), events(2, 4), at("e", 4)));
        assertFalse(channel.reset(at("e", 1), at("f", 9)));
        assertEquals(Optional.of(at("e", 3)), channel.end());
    }

    @Test
    void only_the_first_look_opens_the_channel() {
        assertFalse(channel.openAt(at("e", 7)));
        assertEquals(Optional.of(at("e", 0)), channel.end());
    }

    @Test
    void a_watcher_that_takes_is_never_overrun() {
        assertEquals(Optional.of(List.of()), after("e", 0));
        for (int i = 1; i <= 50; i++) {
            append(i, i);
            assertEquals(Optional.of(List.of(at("e", i).toString())), after("e", i - 1));
        }

        assertFalse(overrun);
    }

    @Test
    void a_watcher_behind_by_too_many_events_is_overrun() {
        assertEquals(Optional.of(List.of()), after("e", 0));

        append(1, 10);
        assertFalse(overrun);
        append(11, 11);

        assertTrue(overrun);
    }

    @Test
    void a_watcher_behind_by_too_much_json_is_overrun() {
        int size = events(1, 1).getFirst().payload().length();
        open(new Channel.Bound(1_000, 5L * size, NONE));
        assertEquals(Optional.of(List.of()), after("e", 0));

        append(1, 5);
        assertFalse(overrun);
        append(6, 7);

        assertTrue(overrun);
    }

    @Test
    void a_watcher_left_behind_may_come_back_while_patience_lasts() {
        open(new Channel.Bound(10, 1_000_000, LONG));
        assertEquals(Optional.of(List.of()), after("e", 0));

        append(1, 50);

        assertFalse(overrun);
        assertEquals(Optional.empty(), after("e", 0));
    }

    @Test
    void a_stuck_watcher_is_ended_also_when_nothing_more_is_written() {
        open(new Channel.Bound(10, 1_000_000, Duration.ofMillis(200)));
        assertEquals(Optional.of(List.of()), after("e", 0));
        append(1, 50);

        Await.until(
                "the stuck one is ended",
                () -> {
                    channel.endStuck();
                    return overrun;
                });
    }

    @Test
    void a_reset_sends_everybody_to_redis() {
        append(1, 3);

        assertTrue(channel.reset(at("e", 3), at("f", 5)));

        assertEquals(Optional.empty(), after("e", 3));
        assertEquals(Optional.of(List.of()), after("f", 5));
    }

    private Optional<List<String>> after(String epoch, int number) {
        return channel.after(subscription, at(epoch, number))
                .map(page -> page.stream().map(event -> event.position().toString()).toList());
    }

    private void append(int first, int last) {
        assertTrue(channel.append(at("e", first - 1), events(first, last), at("e", last)));
    }

    private static List<WatchedEvent> events(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(ChannelTest::event).toList();
    }

    private static WatchedEvent event(int number) {
        TaskId task = new TaskId(SESSION.value());
        Envelope envelope =
                new Envelope(
                        UUID.randomUUID(),
                        "session-service",
                        task.toString(),
                        Instant.EPOCH,
                        null,
                        SESSION,
                        null,
                        null,
                        number,
                        new WatcherEvent.MessagePosted(task, new MessageId(SESSION.value()), "x"));
        return new WatchedEvent(
                at("e", number), Optional.of("messagePosted"), "{\"text\":\"x\"}", envelope);
    }

    private static Position at(String epoch, int number) {
        return new Position(epoch, number + "-0");
    }
}
