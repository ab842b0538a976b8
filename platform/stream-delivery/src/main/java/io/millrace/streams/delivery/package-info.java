/// How the services hand each other events and work over Redis streams, so that nothing is lost,
/// nothing takes effect twice, and nobody waits for a dead worker.
///
/// Begin with [Delivery], which puts the parts together. The rooms behind it, each of which knows
/// only those named before it:
///
/// - `settings` (how delivery behaves, who is told of it), `database` (transactions, statements),
///   `redis` (the link, scripts), `threads` (loops and lanes);
/// - `entries`: what lies in a stream, and a stream as a group sees it;
/// - `leases` (the right to work on something), `handlers` (what a service writes);
/// - `fanout`: the streams of watchers, and those that every process must hear;
/// - `outbox`: from the caller's transaction to the stream;
/// - `inbox`: once in effect, in order, tried again;
/// - `deadletters`: what was given up on;
/// - `consumers`: from the stream to a handler.
///
/// A service uses what [Delivery] gives it and what it must name to get it, and a loop of `threads`
/// for background work of its own. `entries` and `inbox` are not for services; test-stack's
/// layering rules hold them to it.
///
/// Everything blocks and is meant for virtual threads; every wait has a bound. Nothing here knows a
/// framework: plain JDBC, the bare Vert.x Redis client, and Lua scripts beside the classes that
/// call them.
@NullMarked
package io.millrace.streams.delivery;

import org.jspecify.annotations.NullMarked;
