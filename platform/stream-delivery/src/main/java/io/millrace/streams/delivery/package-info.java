/// How the services hand each other events and work over Redis streams, so that nothing is lost,
/// nothing takes effect twice, and nobody waits for a dead worker.
///
/// Begin with [Delivery], which puts the parts together. Outwards: [Outbox] takes an event inside
/// the caller's transaction, [OutboxRelay] appends it to its stream after the commit, again and
/// again if it must. Inwards: [EventConsumer] hands each envelope to an [EventHandler] in one
/// transaction with its row in the [Inbox]; [WorkConsumer] hands out long-running [Work] under a
/// [Lease] that is renewed by a heartbeat and fences a worker that was paused. What cannot be
/// handled is tried again later, then becomes a dead letter ([DeadLetters]). Towards watchers:
/// [FanoutWriter] and [FanoutReader] keep positions that a client can resume from; [StreamTail]
/// follows a stream without a group.
///
/// Everything blocks and is meant for virtual threads; every wait has a bound. Nothing here knows a
/// framework: plain JDBC, the bare Vert.x Redis client, and Lua scripts beside the classes.
@NullMarked
package io.millrace.streams.delivery;

import org.jspecify.annotations.NullMarked;
