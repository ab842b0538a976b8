/// What a service writes to be handed something: an [EventHandler] for events, a [WorkHandler] for
/// long-running [Work] under a lease. Both answer with an [Outcome].
@NullMarked
package io.millrace.streams.delivery.handlers;

import org.jspecify.annotations.NullMarked;
