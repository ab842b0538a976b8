/// From tokens to statements. [io.millrace.sql.engine.parse.StatementReader] is the door; behind it one class per family
/// of clauses reads by recursive descent, expressions by precedence climbing, all over one
/// [io.millrace.sql.engine.parse.cursor.Cursor].
///
/// The rooms, each built upon those before it and knowing none that comes after:
///
/// - [io.millrace.sql.engine.parse.cursor]: the cursor with its two budgets, and what is known of statements by words alone
/// - [io.millrace.sql.engine.parse.name]: names, types, aliases
/// - [io.millrace.sql.engine.parse.call]: calls, their arguments and windows, and stars
/// - [io.millrace.sql.engine.parse.expression]: expressions
/// - [io.millrace.sql.engine.parse.relation]: what stands in FROM
/// - [io.millrace.sql.engine.parse.query]: WITH, SELECT, set operations, and what follows them
/// - [io.millrace.sql.engine.parse.write]: INSERT, UPDATE, DELETE, MERGE, COPY
/// - [io.millrace.sql.engine.parse.definition]: CREATE, ALTER, DROP
///
/// SQL itself goes round in circles: a query stands in an expression, which stands in a query. Where
/// a room needs one above it, it asks an interface of its own that the other implements: `Expressions`
/// and `Queries` in `cursor`, `Statements` in `query`. Each room has a registry of its parsers
/// (`CallParsers`, `ExpressionParsers` …), through which they call each other.
@NullMarked
package io.millrace.sql.engine.parse;

import org.jspecify.annotations.NullMarked;
