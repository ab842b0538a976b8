/// The streams of watchers. [FanoutWriter] appends, by a script that refuses repeats;
/// [FanoutReader] hears the bell ([BellRing]), reads what changed and catches up from a [Position]
/// ([CatchUp] says whether all of it was still there). [StreamTail] follows a stream that every
/// process must hear.
@NullMarked
package io.millrace.streams.delivery.fanout;

import org.jspecify.annotations.NullMarked;
