/// A session: a conversation between a user and agents about one piece of work.
///
/// Begin with [Sessions], the use cases, and with the three states it keeps, each a sealed set of
/// records whose methods are the legal moves: [InboxStatus] (how far the waiting work is),
/// [SessionStatus] (how the whole stands) and [CancellationStatus]; [UiStatus] is derived. An
/// [IllegalMove] is a 409.
///
/// Who may do what with a session is an [Access], which the query that reads the session has in its
/// conditions. `lists` finds sessions, `changes` changes what their users say about them, `history`
/// is what a session shows of its messages.
///
/// Everything that belongs to a session changes under the session's row lock ([Sessions#lock]) and
/// ends with [Sessions#changed], which tells the watchers through the outbox ([SessionNews]). The
/// packages `tasks`, `messages`, `prompts` and `cancellations` depend on this one, never the other
/// way round.
@NullMarked
package io.millrace.session.sessions;

import org.jspecify.annotations.NullMarked;
