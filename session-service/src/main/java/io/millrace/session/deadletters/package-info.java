/// Dead letters: work that failed for good, for operators to resolve, abandon or requeue.
///
/// They come from the stream `dead-letters`, which all services write ([DeadLetterListener]), and
/// from background tasks of this service that give up on something ([DeadLetters#report]). What an
/// operator may do depends on the [DeadLetterStatus]; [DeadLetters] are the use cases.
///
/// To requeue is to have the work done after all, and there is one [Requeue] for each kind of work:
/// [EntryRequeue] puts an entry back on the stream that this service gave it up from; [TaskRequeue]
/// has the agents try a task again. A feature whose background task reports letters brings its own,
/// as a bean.
@NullMarked
package io.millrace.session.deadletters;

import org.jspecify.annotations.NullMarked;
