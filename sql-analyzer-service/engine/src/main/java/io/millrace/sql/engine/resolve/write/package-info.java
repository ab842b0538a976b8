/// Writing: [io.millrace.sql.engine.resolve.write.Inserts],
/// [io.millrace.sql.engine.resolve.write.Changes] (UPDATE and DELETE) and
/// [io.millrace.sql.engine.resolve.write.Merges] find out which column of the target each value
/// goes into and what RETURNING yields ([io.millrace.sql.engine.resolve.write.Written]);
/// [io.millrace.sql.engine.resolve.write.Targets] pairs outputs with columns.
@NullMarked
package io.millrace.sql.engine.resolve.write;

import org.jspecify.annotations.NullMarked;
