/// Sessions, shown as conversations.
///
/// A chat is a session, with its id; a message of a chat is a task of it: what was asked, and what
/// was answered. [Chats] are the use cases, [ChatViews] puts the parts together, and [ChatCopies]
/// makes a chat of another one. What somebody thinks of a message is a [Feedback] of their own.
/// Names of fields have underscores here, as clients of chats know them.
@NullMarked
package io.millrace.session.chats;

import org.jspecify.annotations.NullMarked;
