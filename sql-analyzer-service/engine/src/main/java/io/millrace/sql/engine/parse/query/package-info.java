/// Queries. [io.millrace.sql.engine.parse.query.QueryParser] reads WITH, operands, and the chains
/// of them that `SetOperationParser` makes; a SELECT is read by
/// [io.millrace.sql.engine.parse.query.SelectParser], what stands before its list by
/// `SelectOptionParser`, the list by `SelectListParser`, its groups by `GroupParser`; what follows
/// a query by `QueryTailParser`. `PipeParser` and `PivotStatementParser` read what some dialects
/// write in a SELECT's place.
@CheckReturnValue
@NullMarked
package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.parse.cursor.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
