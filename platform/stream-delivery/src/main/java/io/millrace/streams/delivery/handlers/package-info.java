/// What a service writes to be handed something: an [EventHandler] for events, a [WorkHandler] for
/// long-running [Work] under a lease. Both answer with an [Outcome]. Work that ends as a dead
/// letter is told of once more, as [GivenUp].
@NullMarked
package io.millrace.streams.delivery.handlers;

import org.jspecify.annotations.NullMarked;
