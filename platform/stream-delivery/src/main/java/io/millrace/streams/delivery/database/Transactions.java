package io.millrace.streams.delivery.database;

import java.sql.Connection;
import java.util.function.Supplier;

/// The transactions of the service that uses this module, whatever manages them.
public interface Transactions {

    /// Runs the work in a new transaction of its own, also when one is running already, and
    /// commits. When the work throws, everything is rolled back and the exception goes on to the
    /// caller.
    ///
    /// @throws TransactionFailed when the transaction could not be begun or committed
    <T> T inTransaction(Supplier<T> work);

    /// The connection of the transaction that runs on this thread. The caller does not close it.
    ///
    /// @throws NoTransaction when none runs
    Connection connection();

    /// Runs the action once the transaction of this thread has committed; never when it rolls back.
    ///
    /// @throws NoTransaction when none runs
    void afterCommit(Runnable action);

    /// [#inTransaction(Supplier)] for work without a result.
    default void runInTransaction(Runnable work) {
        Boolean done =
                inTransaction(() -> {
                    work.run();
                    return Boolean.TRUE;
                });
        assert done;
    }
}
