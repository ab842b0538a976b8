/// The user's hand at a task that is there: taking the wheel and giving it back, writing to the
/// agent meanwhile, changing status and priority, deleting.
///
/// [Steering] has the wheel itself, [TaskChanges] what `PATCH` and `DELETE` do; both hold the
/// session's row lock by [HeldTask]. An agent hears of it on `control.tasks`, through
/// [io.millrace.session.tasks.TaskNews]. What a run still tells that the user has taken the task
/// from moves nothing: see [io.millrace.session.tasks.TaskEventListener].
@NullMarked
package io.millrace.session.steering;

import org.jspecify.annotations.NullMarked;
