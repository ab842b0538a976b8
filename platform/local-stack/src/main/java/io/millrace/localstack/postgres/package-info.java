/// A real PostgreSQL from a package that Maven resolves.
///
/// [PostgresProgram] unpacks it once and knows its executables; [PostgresServer] is one server on
/// one data folder and port: it makes the folder, starts, stops, kills, and creates [Database]s.
@NullMarked
package io.millrace.localstack.postgres;

import org.jspecify.annotations.NullMarked;
