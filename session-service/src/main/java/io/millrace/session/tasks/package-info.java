/// A task: one unit of work given to an agent inside a session. The package others are modelled on.
///
/// Read from the door inwards: [TaskResource] is HTTP and nothing else; [Tasks] are the use cases
/// and the transaction; [TaskRepository] and [TaskEntity] are the rows; [TaskState] says which
/// moves are legal and is stored by name; [CreateTask] and [TaskView] are what comes in and goes
/// out; [TaskNotFound] is the refusal.
///
/// The other door is [TaskEventListener]: what agents tell on `events.tasks`, applied by
/// [TaskProgress]. [TaskQueue] keeps at most one task of a session with an agent, and hands out
/// none whose sandbox is not there yet ([TaskSandboxes]). [TaskNews] is what we tell in turn,
/// always through the outbox of the same transaction.
@NullMarked
package io.millrace.session.tasks;

import org.jspecify.annotations.NullMarked;
