/// From tokens to statements. [io.millrace.sql.engine.parse.StatementReader] is the door; behind it
/// one class per family of clauses reads by recursive descent, expressions by precedence climbing,
/// all over one `Cursor`. The cursor keeps two budgets: depth (a nesting beyond it is a placed
/// TOO_DEEP, never an overflow of the stack) and time. `UnsupportedStatements` is the table of what
/// is known but not modelled.
@NullMarked
package io.millrace.sql.engine.parse;

import org.jspecify.annotations.NullMarked;
