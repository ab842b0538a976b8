/// FROM: [io.millrace.sql.engine.resolve.relation.FromResolver] makes the relations that it brings
/// into scope, `Joins` merges the columns of USING and NATURAL and notes which columns ON equates
/// (`JoinPairs`), `Shapes` gives PIVOT, UNPIVOT and MATCH_RECOGNIZE their columns.
@NullMarked
package io.millrace.sql.engine.resolve.relation;

import org.jspecify.annotations.NullMarked;
