/// A real Redis from a package that Maven resolves.
///
/// [RedisServer] is one server on one data folder and port, with an append-only file, so that a
/// restart keeps its data and [RedisServer#wipe] is the only way to lose it. [RedisConnection] is
/// just enough of a client to ask whether it is ready, and for tests to look inside.
@NullMarked
package io.millrace.localstack.redis;

import org.jspecify.annotations.NullMarked;
