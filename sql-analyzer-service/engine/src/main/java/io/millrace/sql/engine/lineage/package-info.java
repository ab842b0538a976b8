/// The graph of lineage. A [io.millrace.sql.engine.lineage.ColumnNode] stands for one column of one
/// relation and knows which nodes feed it, and how ([io.millrace.sql.engine.lineage.LineageKind]).
/// [io.millrace.sql.engine.lineage.Closure] follows it down to the columns of tables.
@NullMarked
package io.millrace.sql.engine.lineage;

import org.jspecify.annotations.NullMarked;
