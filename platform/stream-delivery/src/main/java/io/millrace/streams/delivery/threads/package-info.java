/// What runs in the background: a [Loop] repeats a step until it is closed and waits longer after
/// each failure, [Lanes] run tasks of one lane one after another and those of different lanes side
/// by side. A service's own background work runs in a [Loop], too.
@NullMarked
package io.millrace.streams.delivery.threads;

import org.jspecify.annotations.NullMarked;
