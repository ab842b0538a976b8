/// What statements mean: names resolved, lineage read.
/// [io.millrace.sql.engine.resolve.StatementMeaning] is the door.
///
/// `StatementResolver` → `QueryResolver` → `SelectResolver` → `FromResolver` go down the tree,
/// `CommonTables` resolves each WITH entry once, `ExpressionEdges` feeds columns into the graph,
/// `Findings` gathers what is wrong or vague. `Answers` reads the result once the graph is
/// complete.
@NullMarked
package io.millrace.sql.engine.resolve;

import org.jspecify.annotations.NullMarked;
