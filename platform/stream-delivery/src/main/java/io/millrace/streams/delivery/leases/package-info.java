/// Rights to work on something, kept in the database by the database's clock. [Leases] takes,
/// renews and releases a [Lease]; `requireHeld` ties a write to it, and [LeaseLost] ends a worker
/// that was paused while somebody else went on (a fencing token, as the field calls the epoch).
@NullMarked
package io.millrace.streams.delivery.leases;

import org.jspecify.annotations.NullMarked;
