/// Tasks that have a time.
///
/// [ScheduledTasks] makes due what is: under the session's row lock, so that it happens once
/// however many instances look. [TaskScheduler] is the background task. Until then such a task is
/// PENDING without a `queuedAt`, and [io.millrace.session.tasks.TaskQueue] does not see it.
@NullMarked
package io.millrace.session.schedule;

import org.jspecify.annotations.NullMarked;
