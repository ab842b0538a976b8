/// Places in a script and what can be said about them.
///
/// [io.millrace.sql.engine.text.Span] is an offset pair the parser works with;
/// [io.millrace.sql.engine.text.SourceText] turns it into lines and columns when somebody reads it.
/// A fault leaves the analysis of one statement as a [io.millrace.sql.engine.text.SqlFault] and
/// reaches the caller as a [io.millrace.sql.engine.text.SqlError].
@NullMarked
package io.millrace.sql.engine.text;

import org.jspecify.annotations.NullMarked;
