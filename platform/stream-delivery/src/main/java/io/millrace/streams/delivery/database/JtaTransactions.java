package io.millrace.streams.delivery.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Transactions of a Jakarta transaction manager, with a pool that enlists its connections in them
/// (as Agroal does): what an ORM writes and what this module writes is one transaction.
public final class JtaTransactions implements Transactions {
    private static final Logger LOG = Logger.getLogger(JtaTransactions.class);
    private final TransactionManager manager;
    private final DataSource dataSource;
    private final Map<Transaction, Connection> connections = new ConcurrentHashMap<>();

    public JtaTransactions(TransactionManager manager, DataSource dataSource) {
        this.manager = manager;
        this.dataSource = dataSource;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        @Nullable Transaction outer = suspend();
        try {
            return inNewTransaction(work);
        } finally {
            resume(outer);
        }
    }

    private <T> T inNewTransaction(Supplier<T> work) {
        boolean ended = false;
        try {
            manager.begin();
            try {
                T result = work.get();
                ended = true;
                manager.commit();
                return result;
            } finally {
                if (!ended) {
                    close(manager.getTransaction());
                    manager.rollback();
                }
            }
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new TransactionFailed("The transaction failed", e);
        }
    }

    @Override
    public Connection connection() {
        Transaction transaction = current("A connection");
        Connection known = connections.get(transaction);
        if (known != null) {
            return known;
        }
        try {
            Connection opened = dataSource.getConnection();
            connections.put(transaction, opened);
            atEnd(transaction, new AtEnd(() -> close(transaction), status -> close(transaction)));
            return opened;
        } catch (SQLException e) {
            throw new DatabaseFailure("A connection could not be had", e);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        atEnd(
                current("What happens after a commit"),
                new AtEnd(
                        () -> {},
                        status -> {
                            if (status == Status.STATUS_COMMITTED) {
                                action.run();
                            }
                        }));
    }

    /// The pool keeps the connection itself until the transaction has ended, and warns of handles
    /// that are open then.
    private void close(@Nullable Transaction transaction) {
        Connection connection = transaction == null ? null : connections.remove(transaction);
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("A connection did not close", e);
            }
        }
    }

    private Transaction current(String what) {
        try {
            Transaction transaction = manager.getTransaction();
            if (transaction == null || transaction.getStatus() != Status.STATUS_ACTIVE) {
                throw new NoTransaction(what);
            }
            return transaction;
        } catch (SystemException e) {
            throw new TransactionFailed("The transaction manager does not answer", e);
        }
    }

    private @Nullable Transaction suspend() {
        try {
            return manager.suspend();
        } catch (SystemException e) {
            throw new TransactionFailed("The running transaction could not be suspended", e);
        }
    }

    private void resume(@Nullable Transaction outer) {
        if (outer == null) {
            return;
        }
        try {
            manager.resume(outer);
        } catch (SystemException | jakarta.transaction.InvalidTransactionException e) {
            throw new TransactionFailed("The suspended transaction could not be resumed", e);
        }
    }

    private static void atEnd(Transaction transaction, AtEnd actions) {
        try {
            transaction.registerSynchronization(actions);
        } catch (RollbackException | SystemException e) {
            throw new TransactionFailed("The transaction is ending already", e);
        }
    }

    /// @param before runs before a commit, not before a rollback
    /// @param after gets the [Status] in which the transaction has ended
    private record AtEnd(Runnable before, Consumer<Integer> after) implements Synchronization {
        @Override
        public void beforeCompletion() {
            before.run();
        }

        @Override
        public void afterCompletion(int status) {
            after.accept(status);
        }
    }
}
