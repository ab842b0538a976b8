package io.millrace.streams.contract.payloads;

import io.millrace.streams.contract.ids.SessionId;

/// What an agent has to say about a session as a whole, told by agent-service's outbox.
public sealed interface SessionEvent extends Payload {
    SessionId sessionId();

    /// What the session might be called. It is, unless it is called something else by now.
    ///
    /// @param replaces what it was called when somebody asked
    /// @param title at most 60 UTF-16 units, on one line
    /// @param slug the same for the name of a branch: at most 50 letters a to z, digits and single
    ///   hyphens between them; empty when nothing of the title can be written so
    record TitleSuggested(SessionId sessionId, String replaces, String title, String slug)
            implements SessionEvent {}
}
