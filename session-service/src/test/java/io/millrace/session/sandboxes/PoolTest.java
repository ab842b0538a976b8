package io.millrace.session.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import io.millrace.session.api.CountedStatements;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.operations.Operations;
import io.millrace.session.sandboxes.pool.ItemEntity;
import io.millrace.session.sandboxes.pool.Lent;
import io.millrace.session.sandboxes.pool.Pool;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The pool from within.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class PoolTest {
    private static final int MANY = 12;

    @Inject @PersistenceUnitExtension CountedStatements counted;
    @Inject Pool pool;
    @Inject Operations operations;
    @Inject DataSource database;

    @AfterEach
    void emptyThePool() throws SQLException {
        execute("delete from sandbox_operations; delete from sandbox_items");
    }

    private static BorrowKey key() {
        return new BorrowKey(UUID.randomUUID());
    }

    private String status(UUID id) {
        ItemEntity item = pool.get(id);
        return item.state.name();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void asking_again_under_the_same_key_gives_the_same_item_and_only_the_new_token_holds() {
        pool.submit(IntNode.valueOf(1), "mia");
        pool.submit(IntNode.valueOf(2), "mia");
        BorrowKey key = key();

        Lent first = pool.lend(key, "x").orElseThrow();
        Lent again = pool.lend(key, "x").orElseThrow();

        assertEquals(first.id(), again.id());
        assertNotEquals(first.token(), again.token());
        assertTrue(operations.accept(first.item().toString(), first.token(), "x").isEmpty());
        assertTrue(operations.accept(first.item().toString(), again.token(), "x").isPresent());
    }

    @Test
    void a_loan_that_is_not_heard_of_is_taken_back_and_its_token_is_worth_nothing()
            throws SQLException {
        UUID id = pool.submit(IntNode.valueOf(1), "mia").id;
        BorrowKey key = key();
        Lent lent = pool.lend(key, "x").orElseThrow();

        execute("update sandbox_items set expires_at = now() - interval '1 second'");

        Await.until("it is free again", () -> status(id).equals("FREE"));
        assertTrue(operations.accept(lent.item().toString(), lent.token(), "x").isEmpty());
        assertFalse(pool.renew(key));
    }

    @Test
    void a_loan_that_is_renewed_stays() throws SQLException {
        UUID id = pool.submit(IntNode.valueOf(1), "mia").id;
        BorrowKey key = key();
        Lent lent = pool.lend(key, "x").orElseThrow();
        execute("update sandbox_items set expires_at = expires_at - interval '50 minutes'");

        assertTrue(pool.renew(key));

        assertFalse(pool.get(id).expiresAt.isBefore(lent.expiresAt()));
        assertEquals("BORROWED", status(id));
    }

    @Test
    void a_long_list_takes_no_more_statements_than_a_short_one() {
        Operators mia = Operators.somebody();
        pool.submit(IntNode.valueOf(0), "mia");
        long few = statements(mia);
        for (int i = 1; i < MANY; i++) {
            pool.submit(IntNode.valueOf(i), "mia");
        }

        assertEquals(few, statements(mia));
        assertTrue(few >= 1);
    }

    private long statements(Operators operator) {
        return counted.during(() -> operator.get("?pageSize=50").statusCode(200));
    }

    @Test
    void the_token_is_not_in_the_database() throws SQLException {
        pool.submit(IntNode.valueOf(1), "mia");
        Lent lent = pool.lend(key(), "x").orElseThrow();
        String secret = lent.token().value().substring(37);

        try (Connection connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "select count(*) from sandbox_items i where i::text like ?")) {
            statement.setString(1, "%" + secret + "%");
            try (var row = statement.executeQuery()) {
                row.next();
                assertEquals(0, row.getLong(1));
            }
        }
    }

    @Test
    void a_loan_that_is_rolled_back_leaves_a_free_item() {
        UUID id = pool.submit(IntNode.valueOf(1), "mia").id;
        BorrowKey key = key();
        Lent lent = pool.lend(key, "x").orElseThrow();

        pool.rollBack(lent);

        assertEquals("FREE", status(id));
        assertTrue(pool.lend(key(), "y").isPresent());
    }

    @Test
    void a_refusal_that_comes_late_takes_nothing_from_who_has_asked_again() {
        UUID id = pool.submit(IntNode.valueOf(1), "mia").id;
        BorrowKey key = key();
        Lent refused = pool.lend(key, "x").orElseThrow();
        Lent again = pool.lend(key, "x").orElseThrow();

        pool.rollBack(refused);

        assertEquals("BORROWED", status(id));
        pool.rollBack(again);
        assertEquals("FREE", status(id));
    }
}
