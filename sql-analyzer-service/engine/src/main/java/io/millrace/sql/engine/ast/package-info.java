/// Statements as the user wrote them: sealed records, each with its span. What the names in them
/// mean is found out later, in a tree of its own ([io.millrace.sql.engine.scope]).
///
/// A [io.millrace.sql.engine.ast.Statement] holds a [io.millrace.sql.engine.ast.Query], whose
/// [io.millrace.sql.engine.ast.QueryBody] holds [io.millrace.sql.engine.ast.FromItem]s and
/// [io.millrace.sql.engine.ast.Expression]s. [io.millrace.sql.engine.ast.Children] walks all of it.
@NullMarked
package io.millrace.sql.engine.ast;

import org.jspecify.annotations.NullMarked;
