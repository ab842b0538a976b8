/// Changing what a user has said about a session: [ReplaceSession] is all of it, and what a PUT
/// brings; a PATCH is merged into it under the row lock. [SessionChanges] is the use case;
/// [ChangeByCriteria] names many sessions at once.
@NullMarked
package io.millrace.session.sessions.changes;

import org.jspecify.annotations.NullMarked;
