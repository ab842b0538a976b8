/// What names mean, and what all of resolution carries along.
/// [io.millrace.sql.engine.resolve.name.TableResolver] finds the table,
/// [io.millrace.sql.engine.resolve.name.ColumnResolver] the column that a name means,
/// [io.millrace.sql.engine.resolve.name.OutputNames] says what an output is called.
/// [io.millrace.sql.engine.resolve.name.Findings] gathers what is wrong or vague,
/// [io.millrace.sql.engine.resolve.name.Summary] what a query consists of; a
/// [io.millrace.sql.engine.resolve.name.Frame] is the place of an expression.
@NullMarked
package io.millrace.sql.engine.resolve.name;

import org.jspecify.annotations.NullMarked;
