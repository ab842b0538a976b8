/// Statements that change rows: INSERT in its many forms (`InsertPlaceParser` reads where the rows
/// go), UPDATE, DELETE, MERGE, and what moves rows between tables and files
/// ([io.millrace.sql.engine.parse.write.TransferParser]). What they share is read by `TargetParser`
/// (columns and assignments) and [io.millrace.sql.engine.parse.write.UpdateParser] (WHERE,
/// RETURNING, OUTPUT).
@CheckReturnValue
@NullMarked
package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.parse.cursor.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
