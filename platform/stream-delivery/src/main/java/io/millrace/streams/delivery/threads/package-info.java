/// What runs in the background: a [Loop] repeats a step until it is closed and waits longer after
/// each failure, [Lanes] run tasks of one lane one after another and those of different lanes side
/// by side. Not for services.
@NullMarked
package io.millrace.streams.delivery.threads;

import org.jspecify.annotations.NullMarked;
