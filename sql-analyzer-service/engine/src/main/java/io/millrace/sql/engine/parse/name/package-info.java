/// What things are called: [io.millrace.sql.engine.parse.name.NameParser] for tables, columns and
/// functions, folded as the dialect folds them (`QuotedName` for what stands in quotes);
/// [io.millrace.sql.engine.parse.name.TypeParser] for types (`TypeArguments` what stands in their
/// parentheses, `TypeSuffixes` what follows them), [io.millrace.sql.engine.parse.name.AliasParser]
/// for what a relation is called where it stands, [io.millrace.sql.engine.parse.name.TimeUnits] for
/// `DAY` and its like.
@NullMarked
package io.millrace.sql.engine.parse.name;

import org.jspecify.annotations.NullMarked;
