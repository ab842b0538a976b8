/// What a dialect is: a value. A [io.millrace.sql.engine.dialect.Dialect] says how names are quoted
/// and folded, which [io.millrace.sql.engine.dialect.Clause]s exist, which
/// [io.millrace.sql.engine.dialect.Keyword]s may be names, and which functions aggregate;
/// [io.millrace.sql.engine.dialect.DialectBuilder] writes one down as the difference from another.
/// The dialects there are live in [io.millrace.sql.engine.dialect.family].
@NullMarked
package io.millrace.sql.engine.dialect;

import org.jspecify.annotations.NullMarked;
