package io.millrace.session.prompts;

import io.millrace.session.sessions.NewSession;
import io.millrace.session.tasks.CreateTask;
import org.jspecify.annotations.Nullable;

/// A request to open a session.
sealed interface Opening permits CreateSession, CreateSessionWithPrompt {
    /// The session that is wanted.
    NewSession session();

    /// Its first task, null for none.
    @Nullable CreateTask task();
}
