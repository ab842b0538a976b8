/// What the tests stand on. [Bench] is one service's delivery over a fresh database and a Redis;
/// [Effects] are what its handlers have done, [RawStreams] what Redis has of it; [Journal] writes
/// down what its observer is told; [Poison] makes entries that no build of ours would write. The
/// programs that are killed or frozen are the `…Program` classes, run in virtual machines of their
/// own.
@NullMarked
package io.millrace.streams.delivery.bench;

import org.jspecify.annotations.NullMarked;
