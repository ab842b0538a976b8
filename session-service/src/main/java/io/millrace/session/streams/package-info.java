/// How this service takes part in the streams; the promises themselves are kept by
/// `stream-delivery`.
///
/// [StreamWiring] says from what `stream-wiring` makes the parts, such as the outbox of the
/// features; [StreamLoops] starts and stops the consumers of `events.tasks` and `dead-letters`,
/// whose handlers are in `tasks` and `deadletters`; [OutboxPublisher] is the relay, as a background
/// task.
@NullMarked
package io.millrace.session.streams;

import org.jspecify.annotations.NullMarked;
