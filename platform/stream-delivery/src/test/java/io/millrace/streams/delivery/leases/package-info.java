/// Leases on a real database: taken once, fenced, never in the way of a heartbeat.
@NullMarked
package io.millrace.streams.delivery.leases;

import org.jspecify.annotations.NullMarked;
