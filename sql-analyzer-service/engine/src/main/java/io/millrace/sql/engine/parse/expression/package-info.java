/// Expressions. [io.millrace.sql.engine.parse.expression.ExpressionParser] climbs precedences; what
/// an expression begins with is read by [io.millrace.sql.engine.parse.expression.PrimaryParser],
/// what stands between operands by `InfixParser` (and `TestParser` for IS), what follows one by
/// `PostfixParser`.
///
/// What begins with a name is read by `ReferenceParser`; `ConstructParser`, `StructParser`,
/// `LambdaParser` and `LiteralParser` read what a word of its own begins: CASE, CAST, STRUCT,
/// LAMBDA, INTERVAL.
@NullMarked
package io.millrace.sql.engine.parse.expression;

import org.jspecify.annotations.NullMarked;
