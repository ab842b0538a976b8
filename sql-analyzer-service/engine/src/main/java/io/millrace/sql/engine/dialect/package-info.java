/// Dialects as values. A [io.millrace.sql.engine.dialect.Dialect] says how names are quoted and
/// folded, which [io.millrace.sql.engine.dialect.Clause]s exist, which keywords may be names, and
/// which functions aggregate. To add one: a class like `Postgres` beside it, and a line in
/// [io.millrace.sql.engine.dialect.Dialects].
@NullMarked
package io.millrace.sql.engine.dialect;

import org.jspecify.annotations.NullMarked;
