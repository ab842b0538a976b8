/// What a query consists of: [io.millrace.sql.engine.result.query.QuerySummary] with its tables,
/// joins, common table expressions and filters. The tables of a derived table also count as those
/// of the query around it.
@NullMarked
package io.millrace.sql.engine.result.query;

import org.jspecify.annotations.NullMarked;
