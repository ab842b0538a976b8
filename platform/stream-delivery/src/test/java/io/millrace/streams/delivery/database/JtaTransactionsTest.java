package io.millrace.streams.delivery.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.millrace.streams.delivery.bench.Schema;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// With the transaction manager and the pool that the services run with.
@Timeout(60)
class JtaTransactionsTest {
    static {
        // It would write its journal into the working folder.
        for (String store : List.of("", "stateStore.", "communicationStore.")) {
            String bean = "ObjectStoreEnvironmentBean." + store;
            System.setProperty(bean + "objectStoreDir", "target/transactions");
            System.setProperty(
                    bean + "objectStoreType",
                    "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
        }
    }

    private final TransactionManager manager =
            com.arjuna.ats.jta.TransactionManager.transactionManager();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private AgroalDataSource pool;
    private JtaTransactions transactions;

    @BeforeEach
    void makePool() throws SQLException {
        TransactionSynchronizationRegistry registry =
                new com.arjuna.ats.internal.jta.transaction.arjunacore
                        .TransactionSynchronizationRegistryImple();
        TransactionIntegration integration = new NarayanaTransactionIntegration(manager, registry);
        String url = Schema.jdbcUrl(Schema.freshDatabase());
        pool =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .connectionPoolConfiguration(c ->
                                        c.maxSize(2)
                                                .acquisitionTimeout(Duration.ofSeconds(2))
                                                .transactionIntegration(integration)
                                                .connectionFactoryConfiguration(
                                                        f -> f.jdbcUrl(url))),
                        new AgroalDataSourceListener() {
                            @Override
                            public void onWarning(String message) {
                                warnings.add(message);
                            }

                            @Override
                            public void onWarning(Throwable throwable) {
                                warnings.add(throwable.toString());
                            }
                        });
        transactions = new JtaTransactions(manager, pool);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    private void insert(int number) {
        Sql.update(
                transactions.connection(),
                "insert into effect (subject, number) values ('jta', ?)",
                number);
    }

    private List<Long> stored() {
        return transactions.inTransaction(() ->
                Sql.list(
                        transactions.connection(),
                        row -> row.getLong(1),
                        "select number from effect order by id"));
    }

    @Test
    void whatIsWrittenIsCommittedOrRolledBackAndNoHandleIsLeftOpen() {
        List<String> after = new CopyOnWriteArrayList<>();
        transactions.runInTransaction(() -> {
            Connection first = transactions.connection();
            insert(1);
            assertSame(first, transactions.connection());
            transactions.afterCommit(() -> after.add("committed"));
        });
        assertThrows(
                IllegalStateException.class,
                () ->
                        transactions.runInTransaction(() -> {
                            insert(2);
                            transactions.afterCommit(() -> after.add("never"));
                            throw new IllegalStateException("undone");
                        }));
        assertEquals(List.of(1L), stored());
        assertEquals(List.of("committed"), after);
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(1L), stored(), "the pool of two is not used up");
        }
        assertEquals(List.of(), warnings);
    }

    @Test
    void anInnerTransactionIsOneOfItsOwn() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        transactions.runInTransaction(() -> {
                            insert(1);
                            transactions.runInTransaction(() -> insert(2));
                            insert(3);
                            throw new IllegalStateException("undone");
                        }));
        assertEquals(List.of(2L), stored());
        assertEquals(List.of(), warnings);
    }

    @Test
    void aTransactionOfSomebodyElseIsJoined() throws Exception {
        manager.begin();
        insert(1);
        try (Connection theirs = pool.getConnection()) {
            Sql.update(theirs, "insert into effect (subject, number) values ('jta', 2)");
        }
        manager.commit();
        manager.begin();
        insert(3);
        manager.rollback();
        assertEquals(List.of(1L, 2L), stored());
    }

    @Test
    void outsideATransactionThereIsNoConnection() {
        assertThrows(NoTransaction.class, () -> transactions.connection());
        assertThrows(NoTransaction.class, () -> transactions.afterCommit(() -> {}));
    }

    @Test
    void aTransactionMarkedForRollbackFailsAtItsEnd() {
        assertThrows(
                TransactionFailed.class,
                () ->
                        transactions.runInTransaction(() -> {
                            insert(1);
                            markForRollback();
                        }));
        assertEquals(List.of(), stored());
    }

    private void markForRollback() {
        try {
            manager.setRollbackOnly();
        } catch (jakarta.transaction.SystemException e) {
            throw new IllegalStateException(e);
        }
    }
}
