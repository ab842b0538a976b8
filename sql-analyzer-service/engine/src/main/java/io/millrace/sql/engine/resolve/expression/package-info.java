/// Expressions: [io.millrace.sql.engine.resolve.expression.ExpressionEdges] feeds the columns that
/// an expression reads into the graph of lineage, by an `ExpressionWalk` with a stack of its own;
/// [io.millrace.sql.engine.resolve.expression.SelectLists] makes a select list's outputs,
/// [io.millrace.sql.engine.resolve.expression.Stars] expands `*` as far as columns are known.
@NullMarked
package io.millrace.sql.engine.resolve.expression;

import org.jspecify.annotations.NullMarked;
