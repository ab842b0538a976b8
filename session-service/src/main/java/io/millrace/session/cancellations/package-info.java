/// Taking work back, in bounded time.
///
/// [Cancellations] are the use cases: what no agent runs ends at once in SQL; a running task is
/// asked to stop over `control.tasks` and gets a deadline. [CancellationEnforcer] is the loop that
/// ends what is overdue. After that the fence holds by itself: whatever an agent still tells of an
/// ended task is ignored.
@NullMarked
package io.millrace.session.cancellations;

import org.jspecify.annotations.NullMarked;
