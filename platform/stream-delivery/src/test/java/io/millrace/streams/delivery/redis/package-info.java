/// The link against a real server: connections, answers that are late.
@NullMarked
package io.millrace.streams.delivery.redis;

import org.jspecify.annotations.NullMarked;
