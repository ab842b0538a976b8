/// What statements mean: names resolved, lineage read.
/// [io.millrace.sql.engine.resolve.StatementMeaning] is the door.
///
/// The rooms, each built upon those before it and knowing none that comes after:
///
/// - [io.millrace.sql.engine.resolve.name]: the tables and columns that names mean, and what is
///   wrong or vague about them
/// - [io.millrace.sql.engine.resolve.expression]: which columns feed the value of an expression;
///   select lists
/// - [io.millrace.sql.engine.resolve.relation]: the relations that FROM brings into scope
/// - [io.millrace.sql.engine.resolve.query]: WITH, SELECT, set operations
/// - [io.millrace.sql.engine.resolve.write]: which column of which table each value is written to
///
/// `StatementResolver` goes down the tree through them. Where a room needs one above it (a subquery
/// in an expression), it asks an interface of its own: `Queries` and `Relations` in `name`,
/// `Statements` in `query`. `Answers` reads the result once the graph of lineage is complete.
@NullMarked
package io.millrace.sql.engine.resolve;

import org.jspecify.annotations.NullMarked;
