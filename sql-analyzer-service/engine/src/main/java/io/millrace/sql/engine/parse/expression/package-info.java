/// Expressions. [io.millrace.sql.engine.parse.expression.ExpressionParser] climbs precedences; what
/// an expression begins with is read by [io.millrace.sql.engine.parse.expression.PrimaryParser],
/// what stands between operands by `InfixParser` (and `TestParser` for IS), what follows one by
/// `PostfixParser`.
///
/// What begins with a name is read by `ReferenceParser`; `ConstructParser`, `StructParser`,
/// `LambdaParser` and `LiteralParser` read what a word of its own begins: CASE, CAST, STRUCT,
/// LAMBDA, INTERVAL.
@CheckReturnValue
@NullMarked
package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.parse.cursor.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
