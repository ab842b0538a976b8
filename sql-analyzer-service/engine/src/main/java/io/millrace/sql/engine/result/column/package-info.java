/// Columns: an [io.millrace.sql.engine.result.column.OutputColumn] with the
/// [io.millrace.sql.engine.result.column.ColumnSource]s that feed it, and the
/// [io.millrace.sql.engine.result.column.ColumnPair]s that a join equates.
@NullMarked
package io.millrace.sql.engine.result.column;

import org.jspecify.annotations.NullMarked;
