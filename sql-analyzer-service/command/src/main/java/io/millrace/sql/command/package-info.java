/// The command `millrace-sql`. [io.millrace.sql.command.MillraceSql] is what runs; it has
/// [io.millrace.sql.command.Arguments] read the command line into an
/// [io.millrace.sql.command.Invocation], and carries that out: `Scripts` for files and standard
/// input, `lines` for `--jsonl`. What is understood of SQL, and what it looks like written down, is
/// the engine's.
@NullMarked
package io.millrace.sql.command;

import org.jspecify.annotations.NullMarked;
