package io.millrace.streams.delivery.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Transactions on plain JDBC, for a program without a transaction manager.
public final class JdbcTransactions implements Transactions {
    private static final Logger LOG = Logger.getLogger(JdbcTransactions.class);
    private final DataSource dataSource;
    private final ThreadLocal<Deque<Running>> running = ThreadLocal.withInitial(ArrayDeque::new);

    public JdbcTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        Deque<Running> stack = running.get();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Running transaction = new Running(connection, new ArrayList<>());
            stack.push(transaction);
            T result;
            boolean committed = false;
            try {
                result = work.get();
                connection.commit();
                committed = true;
            } finally {
                stack.pop();
                if (!committed) {
                    rollback(connection);
                }
            }
            transaction.afterCommit().forEach(Runnable::run);
            return result;
        } catch (SQLException e) {
            throw new TransactionFailed("The transaction failed", e);
        } finally {
            if (stack.isEmpty()) {
                running.remove();
            }
        }
    }

    @Override
    public Connection connection() {
        return current("A connection").connection();
    }

    @Override
    public void afterCommit(Runnable action) {
        current("What happens after a commit").afterCommit().add(action);
    }

    private Running current(String what) {
        Running transaction = running.get().peek();
        if (transaction == null) {
            running.remove();
            throw new NoTransaction(what);
        }
        return transaction;
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException connectionIsGone) {
            // The server rolls back what it had of a lost connection; the cause is on its way up.
            LOG.debug("A rollback found its connection gone", connectionIsGone);
        }
    }

    private record Running(Connection connection, List<Runnable> afterCommit) {}
}
