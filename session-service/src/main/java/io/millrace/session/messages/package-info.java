/// Messages: the entries of a conversation, appended and never changed.
///
/// [Messages] appends what the user writes and what an agent's finished step says, each with its
/// news to the watchers in the same transaction, and lists them. Positions count 1, 2, 3 … within a
/// session, given under the session's row lock.
@NullMarked
package io.millrace.session.messages;

import org.jspecify.annotations.NullMarked;
