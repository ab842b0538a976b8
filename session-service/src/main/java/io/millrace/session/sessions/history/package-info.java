/// The history of a session as the session itself shows it, on request: [HistoryEntry]. Who keeps
/// messages fulfils [SessionHistory]; so this package need not know them.
@NullMarked
package io.millrace.session.sessions.history;

import org.jspecify.annotations.NullMarked;
