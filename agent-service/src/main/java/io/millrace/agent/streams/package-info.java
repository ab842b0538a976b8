/// How this service is joined to Redis and to its database.
///
/// [StreamWiring] says from what `stream-wiring` makes the parts that the rest is given
/// (transactions, leases, outbox, the writer to watchers), and [StreamLoops] starts the loops with
/// the process and ends them with it: the outbox's relay, the workers on the work streams and on
/// that of titles, the listener on the control stream.
@NullMarked
package io.millrace.agent.streams;

import org.jspecify.annotations.NullMarked;
