/// Consumers on real servers: order, gaps, retries, dead letters, lost work, trimming.
@NullMarked
package io.millrace.streams.delivery.consumers;

import org.jspecify.annotations.NullMarked;
