/// How every service's process begins, before there is a framework.
///
/// A service's main class is one call of [ServiceMain#run] or, where it has a database, of
/// [ServiceMain#runWithDatabase]. It answers `print-openapi`, else waits for PostgreSQL and Redis,
/// creates the service's database if it is absent, and starts Quarkus. Creating a database has to
/// come first, because migrations run before any bean exists.
///
/// [EnvironmentNames] is the other half: a configuration source that understands the names a
/// deployment uses (`DATABASE_URL`, `REDIS_URL`, `HOST`, `PORT` …) and answers under those of
/// Quarkus. It is found by every service that has this module, in tests as well.
@NullMarked
package io.millrace.start;

import org.jspecify.annotations.NullMarked;
