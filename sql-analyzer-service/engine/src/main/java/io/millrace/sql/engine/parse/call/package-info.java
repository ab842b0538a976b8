/// Calls of functions. [io.millrace.sql.engine.parse.call.CallParser] reads one with all that may
/// follow it, its arguments by `ArgumentParser`, which leaves those with words between them to
/// `SpeltArguments`, those with names that are no columns to `NamedArguments`, whole tables to
/// `TableArgumentParser`, and what follows an argument to `ArgumentSuffixes`.
/// [io.millrace.sql.engine.parse.call.WindowParser] reads OVER and ORDER BY,
/// [io.millrace.sql.engine.parse.call.StarParser] `*` with its changes.
@CheckReturnValue
@NullMarked
package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.parse.cursor.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
