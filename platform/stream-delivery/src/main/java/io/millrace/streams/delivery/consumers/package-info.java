/// From the stream to a handler. [EventConsumer] reads, [EventHandling] takes one entry to its end
/// in the inbox's transaction. [WorkConsumer] reads by priority, [WorkHandling] does the work of an
/// entry under a lease that the [Heart] renews as long as it is [HeldWork].
///
/// Both use: [InHand], which counts slots; [Redelivery], which brings back what is due and what
/// dead consumers left; [Setbacks], which decides between another try and giving up (with a
/// [Farewell] to whoever waits for the end of work), and the [LastResort] behind it;
/// [Housekeeping], which trims, measures and tidies. [Parts] is what they all need.
@NullMarked
package io.millrace.streams.delivery.consumers;

import org.jspecify.annotations.NullMarked;
