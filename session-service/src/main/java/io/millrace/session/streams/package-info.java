/// How this service takes part in the streams; the promises themselves are kept by
/// `stream-delivery`.
///
/// [StreamWiring] puts the parts together with Quarkus' transactions and Redis client and offers
/// the outbox to the features; [StreamLoops] starts and stops the relay and the consumer of
/// `events.tasks`, whose handler is in `tasks`; [DeliveryMeters] are the figures.
@NullMarked
package io.millrace.session.streams;

import org.jspecify.annotations.NullMarked;
