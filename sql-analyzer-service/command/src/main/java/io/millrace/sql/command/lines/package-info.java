/// `--jsonl`: one request a line, one result a line. [io.millrace.sql.command.lines.JsonLines]
/// reads and writes, [io.millrace.sql.command.lines.Answers] is what a batch of lines is answered.
@NullMarked
package io.millrace.sql.command.lines;

import org.jspecify.annotations.NullMarked;
