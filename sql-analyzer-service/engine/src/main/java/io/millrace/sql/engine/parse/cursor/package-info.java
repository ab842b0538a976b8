/// What every parser stands on. [io.millrace.sql.engine.parse.cursor.Cursor] is the place reached
/// in a statement's tokens ([io.millrace.sql.engine.parse.cursor.StatementTokens]), and keeps the
/// budgets of parsing: depth (a nesting beyond it is a placed TOO_DEEP, never an overflow of the
/// stack) and time. [io.millrace.sql.engine.parse.cursor.Precedence] says how tightly operators
/// bind.
///
/// [io.millrace.sql.engine.parse.cursor.OpaqueStatements] knows statements by their first words,
/// [io.millrace.sql.engine.parse.cursor.LooseParser] reads options for their form alone.
/// [io.millrace.sql.engine.parse.cursor.Expressions] and
/// [io.millrace.sql.engine.parse.cursor.Queries] are what the rooms below those of expressions and
/// queries see of them.
///
/// What the parsers of expressions return must be used
/// ([io.millrace.sql.engine.parse.cursor.CheckReturnValue]): an expression that has no place in its
/// node goes among the node's asides, where its tables are still found.
@NullMarked
package io.millrace.sql.engine.parse.cursor;

import org.jspecify.annotations.NullMarked;
