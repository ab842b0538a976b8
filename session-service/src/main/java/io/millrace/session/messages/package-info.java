/// Messages: the entries of a conversation.
///
/// [Messages] appends what the user writes and what an agent's finished step says, each with its
/// news to the watchers in the same transaction, and lists them. Positions count 1, 2, 3 … within a
/// session, given under the session's row lock. [MessageEdits] changes and deletes what the user
/// has written, and keeps what it said before. What an agent wrote stays;
/// [io.millrace.session.summaries] mark what they stand for.
@NullMarked
package io.millrace.session.messages;

import org.jspecify.annotations.NullMarked;
