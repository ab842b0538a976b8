/// What names mean. A [io.millrace.sql.engine.scope.Relation] is one occurrence of a table, common
/// table expression, derived table or function; its [io.millrace.sql.engine.scope.Columns] are made
/// once and shared. A [io.millrace.sql.engine.scope.Scope] is an immutable chain of levels,
/// innermost first, and answers a reference with a [io.millrace.sql.engine.scope.Resolution].
@NullMarked
package io.millrace.sql.engine.scope;

import org.jspecify.annotations.NullMarked;
