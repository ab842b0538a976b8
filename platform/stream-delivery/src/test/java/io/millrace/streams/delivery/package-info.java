/// Proves the delivery promises on real servers, most of them by killing something.
///
/// [Bench] is one service's delivery over a fresh database and a Redis; [Journal] writes down what
/// its observer is told. The programs that are killed or frozen are the `…Program` classes, run in
/// virtual machines of their own.
@NullMarked
package io.millrace.streams.delivery;

import org.jspecify.annotations.NullMarked;
