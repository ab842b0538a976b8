/// Expressions. [io.millrace.sql.engine.parse.expression.ExpressionParser] climbs precedences; what
/// an expression begins with is read by [io.millrace.sql.engine.parse.expression.PrimaryParser],
/// what stands between operands by `InfixParser`, what follows one by `PostfixParser`.
/// `ConstructParser`, `StructParser` and `LiteralParser` read what a word of its own begins: CASE,
/// CAST, STRUCT, INTERVAL.
@NullMarked
package io.millrace.sql.engine.parse.expression;

import org.jspecify.annotations.NullMarked;
