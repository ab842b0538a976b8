/// The way to Redis: [RedisLink] is a blocking, bounded face of the Vert.x client, [RedisScript] a
/// Lua script that lies beside the class that calls it. A [RedisRefusal] is an answer, a
/// [RedisFailure] is none. A service makes a link and hands it over; it sends nothing by it.
@NullMarked
package io.millrace.streams.delivery.redis;

import org.jspecify.annotations.NullMarked;
