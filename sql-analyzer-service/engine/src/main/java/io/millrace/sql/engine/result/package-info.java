/// What the engine answers: plain records from [io.millrace.sql.engine.result.Analysis] downwards,
/// without any reference to trees or tokens. What a query reads is in
/// [io.millrace.sql.engine.result.query], columns and what feeds them in
/// [io.millrace.sql.engine.result.column]. Lines and columns count from 1, in code points; ends of
/// spans are exclusive.
@NullMarked
package io.millrace.sql.engine.result;

import org.jspecify.annotations.NullMarked;
