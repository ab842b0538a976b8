/// The way to PostgreSQL. [Transactions] are the service's own: [JtaTransactions] under a
/// transaction manager, [JdbcTransactions] without one. [DirectConnections] lie outside the pool,
/// for heartbeats and LISTEN. [Sql] runs statements with bound parameters; it is not for services.
///
/// [NoTransaction] is the caller's mistake; [TransactionFailed] and [DatabaseFailure] are the
/// database's.
@NullMarked
package io.millrace.streams.delivery.database;

import org.jspecify.annotations.NullMarked;
