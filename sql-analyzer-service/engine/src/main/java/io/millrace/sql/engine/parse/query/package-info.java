/// Queries. [io.millrace.sql.engine.parse.query.QueryParser] reads WITH, chains of set operations
/// and their operands; a SELECT is read by [io.millrace.sql.engine.parse.query.SelectParser], its
/// list by `SelectListParser`, its groups by `GroupParser`; what follows a query by
/// `QueryTailParser`. `PipeParser` and `PivotStatementParser` read what some dialects write in a
/// SELECT's place.
@NullMarked
package io.millrace.sql.engine.parse.query;

import org.jspecify.annotations.NullMarked;
