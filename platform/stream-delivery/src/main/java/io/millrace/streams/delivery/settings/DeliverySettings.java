package io.millrace.streams.delivery.settings;

import java.time.Duration;

/// How delivery behaves. [#defaults] is right for production; tests shorten the times.
///
/// @param source this service, as envelopes name it
/// @param consumer this instance, as consumer groups name it; unique among those that run
/// @param slots how many entries a consumer of events handles at a time
/// @param heartbeat how often held work is renewed
/// @param idleHeartbeats after how many missed heartbeats an entry counts as abandoned, at least 3
/// @param pollInterval how often due retries are looked for
/// @param slowPoll how often the relay looks for rows that nobody woke it for
/// @param republishWindow how long sent rows are kept to be sent again
/// @param maxAttempts after how many attempts an entry becomes a dead letter
/// @param firstBackoff the wait after the first failed attempt; it doubles each time
/// @param maxBackoff the longest wait
/// @param gapPatience how long a missing number is waited for before it is passed over
/// @param shutdownGrace how long closing waits for what is being handled
/// @param housekeeping how often streams are trimmed and measured and old rows are deleted
public record DeliverySettings(
        String source,
        String consumer,
        int slots,
        Duration heartbeat,
        int idleHeartbeats,
        Duration pollInterval,
        Duration slowPoll,
        Duration republishWindow,
        int maxAttempts,
        Duration firstBackoff,
        Duration maxBackoff,
        Duration gapPatience,
        Duration shutdownGrace,
        Duration housekeeping) {

    public DeliverySettings {
        if (slots < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException("slots and maxAttempts are at least 1");
        }
        if (idleHeartbeats < 3) {
            throw new IllegalArgumentException("idleHeartbeats is at least 3");
        }
    }

    /// What production uses.
    public static DeliverySettings defaults(String source, String consumer) {
        return new DeliverySettings(
                source,
                consumer,
                16,
                Duration.ofSeconds(2),
                3,
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofHours(24),
                10,
                Duration.ofMillis(200),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    /// After how long without a sign of life an entry counts as abandoned, and a lease runs out.
    public Duration abandonedAfter() {
        return heartbeat.multipliedBy(idleHeartbeats);
    }

    /// The waits between attempts.
    public Backoff backoff() {
        return new Backoff(firstBackoff, maxBackoff);
    }

    /// The same with so many entries at a time.
    public DeliverySettings withSlots(int newSlots) {
        return new DeliverySettings(
                source,
                consumer,
                newSlots,
                heartbeat,
                idleHeartbeats,
                pollInterval,
                slowPoll,
                republishWindow,
                maxAttempts,
                firstBackoff,
                maxBackoff,
                gapPatience,
                shutdownGrace,
                housekeeping);
    }

    /// The same with other rules for trying again.
    public DeliverySettings withRetries(
            int newMaxAttempts, Duration newFirst, Duration newMax, Duration newGapPatience) {
        return new DeliverySettings(
                source,
                consumer,
                slots,
                heartbeat,
                idleHeartbeats,
                pollInterval,
                slowPoll,
                republishWindow,
                newMaxAttempts,
                newFirst,
                newMax,
                newGapPatience,
                shutdownGrace,
                housekeeping);
    }

    /// The same with another rhythm of heartbeats, polls and housekeeping.
    public DeliverySettings withRhythm(
            Duration newHeartbeat,
            Duration newPoll,
            Duration newSlowPoll,
            Duration newHousekeeping) {
        return new DeliverySettings(
                source,
                consumer,
                slots,
                newHeartbeat,
                idleHeartbeats,
                newPoll,
                newSlowPoll,
                republishWindow,
                maxAttempts,
                firstBackoff,
                maxBackoff,
                gapPatience,
                shutdownGrace,
                newHousekeeping);
    }

    /// The same with another grace period at closing.
    public DeliverySettings withShutdownGrace(Duration newGrace) {
        return new DeliverySettings(
                source,
                consumer,
                slots,
                heartbeat,
                idleHeartbeats,
                pollInterval,
                slowPoll,
                republishWindow,
                maxAttempts,
                firstBackoff,
                maxBackoff,
                gapPatience,
                newGrace,
                housekeeping);
    }
}
