/// How stream-delivery becomes part of a Quarkus service that has a database.
///
/// [DeliveryWiring] makes the parts a service is given (transactions, outbox, leases, the writer to
/// watchers) over Quarkus' transaction manager and pool; [DeliveryMeters] are the figures an
/// operator sees of it; [TimeAndIds] is where the time and new ids come from. What differs, a
/// service brings itself: a `DeliverySettings` with its name and rhythm, a `RedisLink` over a
/// client of its loops' own, and what it starts.
@NullMarked
package io.millrace.streams.wiring;

import org.jspecify.annotations.NullMarked;
