/// The command as a user meets it: command lines, streams and exit codes, in process and, in the
/// `*IT` classes, as what was packaged.
@NullMarked
package io.millrace.sql.command;

import org.jspecify.annotations.NullMarked;
