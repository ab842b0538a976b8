/// Calls of functions. [io.millrace.sql.engine.parse.call.CallParser] reads one with all that may
/// follow it, its arguments by [io.millrace.sql.engine.parse.call.ArgumentParser], which knows the
/// functions that are spelt with words between them;
/// [io.millrace.sql.engine.parse.call.WindowParser] reads OVER and ORDER BY,
/// [io.millrace.sql.engine.parse.call.StarParser] `*` with its changes.
@NullMarked
package io.millrace.sql.engine.parse.call;

import org.jspecify.annotations.NullMarked;
