/// Relations: what stands in FROM. [io.millrace.sql.engine.parse.relation.FromParser] reads derived
/// tables and groups, `NamedRelationParser` tables,
/// [io.millrace.sql.engine.parse.relation.JoinParser] chains of joins (`UnnestingJoinParser` those
/// with arrays), `TableFunctionParser` functions (`DeclaredColumns` the columns that stand with
/// them), [io.millrace.sql.engine.parse.relation.RelationSuffixes] what follows a relation: hints,
/// samples, points in time, PIVOT, MATCH_RECOGNIZE.
@CheckReturnValue
@NullMarked
package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.parse.cursor.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
