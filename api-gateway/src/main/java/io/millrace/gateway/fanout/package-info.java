/// Following a stream: every event once, in order, or a plain word that some are gone.
///
/// A [Subscription] is a cursor: the position it has reached, and nothing else that matters. What
/// comes next it takes from the [Channel] of its stream, a short run of recent events that all
/// watchers share, or, when the cursor lies before that run, from Redis. Redis is the truth and the
/// channel only a copy of its newest part without holes, so there is no seam between catching up
/// and following live, and whatever makes the copy doubtful (another epoch, trimmed entries) is
/// found by asking Redis from the cursor.
///
/// [FanoutHub] keeps the channels, one reader per process for all of them: it listens on the bell,
/// reads the streams that rang in one round trip ([BellListener]), and reads all of them every few
/// seconds in case a ring was lost. Nobody is pushed at: a channel wakes its watchers, and each
/// [Pump] takes what its connection can carry. A watcher further behind the newest event than the
/// channel is long is closed, and can come back with its position.
///
/// [WatcherEvents] names the events. Nothing here knows HTTP, sockets or the container; who may
/// watch, and how it is told, is `watch` and `sockets`.
@NullMarked
package io.millrace.gateway.fanout;

import org.jspecify.annotations.NullMarked;
