/// What a run is, and what is kept of it.
///
/// A run is one execution of a task by an agent. [RunState] has the legal moves; [RunEntity] and
/// [StepEntity] are the tables. [RunJournal] is how workers write: each entry is one transaction
/// that holds the step, the run's state and the event that tells of it, under the worker's lease,
/// so that a worker which was believed dead can write nothing more. [RunEnds] ends those that no
/// worker will go on with. What either writes is storable text, as the stream contract has it, and
/// is told by [RunNews]. [Runs] and [RunResource] show runs to their owner.
@NullMarked
package io.millrace.agent.runs;

import org.jspecify.annotations.NullMarked;
