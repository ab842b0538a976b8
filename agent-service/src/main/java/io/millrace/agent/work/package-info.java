/// How a run is driven.
///
/// [RunWorker] gets a task from the work streams, asks session-service whether it may be worked on,
/// and begins or takes over its run. [RunDriver] then does one step after the other: [ModelTurn]
/// asks the model, [ToolTurn] calls the tools, and each result is stored ([RunJournal]) before the
/// next step begins; so a worker that dies loses at most one step. What is being written goes to the
/// session's watchers as [Deltas] meanwhile. [RunningTasks] reaches every run of this process, and a
/// [StopSignal] ends it within a moment: cancelled, lost to another worker, or shut down.
///
/// [RunJournal]: io.millrace.agent.runs.RunJournal
@NullMarked
package io.millrace.agent.work;

import org.jspecify.annotations.NullMarked;
