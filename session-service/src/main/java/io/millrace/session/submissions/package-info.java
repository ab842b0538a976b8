/// Tasks asked for as such, and not as a prompt in a session: the task API.
///
/// [SubmitTask] is what may be written, [Submissions] makes it a task, in the session that it names
/// or in one opened for it, all in one transaction. [SubmissionResource] is the door under
/// `/api/v1/tasks`; the package `unprefixed` has another under `/tasks`.
@NullMarked
package io.millrace.session.submissions;

import org.jspecify.annotations.NullMarked;
