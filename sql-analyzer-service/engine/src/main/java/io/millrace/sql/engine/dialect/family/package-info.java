/// The dialects there are, a class for each family of kin, and
/// [io.millrace.sql.engine.dialect.family.Dialects], which lists them by their wire names.
///
/// `Foundation` is what all of them are written down as a difference from. To add one: a constant
/// beside its kin, or a class like `Postgres` of its own, and a line in `Dialects`.
@NullMarked
package io.millrace.sql.engine.dialect.family;

import org.jspecify.annotations.NullMarked;
