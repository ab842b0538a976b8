/// Queries: [io.millrace.sql.engine.resolve.query.QueryResolver] resolves the body between WITH and
/// ORDER BY, [io.millrace.sql.engine.resolve.query.SelectResolver] one SELECT in the order in which
/// its clauses see each other, [io.millrace.sql.engine.resolve.query.CommonTables] each WITH entry
/// once, `SetOperations` combines arms column by column.
@NullMarked
package io.millrace.sql.engine.resolve.query;

import org.jspecify.annotations.NullMarked;
