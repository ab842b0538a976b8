/// Names for sessions and their branches.
///
/// [TitleWorker] takes requests from `work.titles` and asks the standard model, without tools;
/// [Suggestion] is what is left of its answer when it is cut to what a title and the name of a
/// branch may be. It is told on `events.tasks`; where there is none, nothing is, and the session
/// keeps the name it has. [TitleSettings] bounds the whole.
@NullMarked
package io.millrace.agent.titles;

import org.jspecify.annotations.NullMarked;
