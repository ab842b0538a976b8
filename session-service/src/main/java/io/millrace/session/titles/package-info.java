/// Titles of sessions, and the names of their branches, as agents make them.
///
/// [Titles] asks for one on `work.titles` with the first prompt of a session that has none, and
/// when the user wants another; what is suggested on `events.tasks` is taken unless the session is
/// called something else by then.
@NullMarked
package io.millrace.session.titles;

import org.jspecify.annotations.NullMarked;
