/// The outbox on a real database: what is told, in which order, and what wakes a relay.
@NullMarked
package io.millrace.streams.delivery.outbox;

import org.jspecify.annotations.NullMarked;
