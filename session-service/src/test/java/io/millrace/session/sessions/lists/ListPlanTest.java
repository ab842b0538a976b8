package io.millrace.session.sessions.lists;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.ids.UserId;
import io.millrace.teststack.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How PostgreSQL finds a page of sessions when there are many: by the index of the order, without
/// sorting and without reading what comes before.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlanTest {
    private static final int ROWS = 20_000;

    @Inject EntityManager database;

    private final UserId owner = new UserId("plans-" + UUID.randomUUID());

    @BeforeAll
    void manySessions() {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        database.createNativeQuery(
                                        """
                                        insert into sessions (id, user_id, title, inbox_status,
                                            session_status, cancellation_status, message_count,
                                            created_at, updated_at, version)
                                        select gen_random_uuid(), :owner, 'Title ' || md5(i::text),
                                            'COMPLETED',
                                            case when i % 1000 = 0 then 'FAILED' else 'COMPLETED' end,
                                            'none', 0, now(), now() - i * interval '1 minute', 0
                                        from generate_series(1, :rows) i
                                        """)
                                .setParameter("owner", owner.value())
                                .setParameter("rows", ROWS)
                                .executeUpdate());
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("analyze sessions").executeUpdate());
    }

    @AfterAll
    void away() {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        database.createNativeQuery("delete from sessions where user_id = :owner")
                                .setParameter("owner", owner.value())
                                .executeUpdate());
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt, desc, sessions_of_user",
        "createdAt, asc, sessions_of_user",
        "updatedAt, desc, sessions_by_update",
        "updatedAt, asc, sessions_by_update",
        "title, desc, sessions_by_title",
        "title, asc, sessions_by_title"
    })
    void every_order_has_an_index_on_the_first_page_and_far_down(
            String sort, String direction, String index) {
        SessionOrder order = SessionOrder.parse(sort, direction);
        String value =
                switch (sort) {
                    case "updatedAt" -> "2026-01-01T00:00:00Z";
                    case "title" -> "Title 8";
                    default -> "";
                };
        String place =
                sort
                        + (direction.equals("asc") ? "+" : "-")
                        + "/80000000-0000-0000-0000-000000000000/"
                        + value;

        String first = plan(SessionCriteria.NONE, order, null);
        String farDown = plan(SessionCriteria.NONE, order, place);

        for (String plan : new String[] {first, farDown}) {
            assertTrue(plan.contains(index), plan);
            assertFalse(plan.contains("Sort"), plan);
        }
        assertTrue(farDown.contains("Index Cond") && farDown.contains("80000000"), farDown);
    }

    @Test
    void a_rare_state_is_found_without_reading_the_others() {
        String plan =
                plan(
                        criteria("FAILED", null),
                        new SessionOrder(SessionOrder.Field.CREATED_AT, false),
                        null);

        assertTrue(plan.contains("sessions_by_status"), plan);
    }

    @Test
    void words_have_an_index() {
        String plan =
                plan(
                        criteria(null, "title abc"),
                        new SessionOrder(SessionOrder.Field.CREATED_AT, false),
                        null);

        assertTrue(plan.contains("sessions_by_word"), plan);
    }

    private String plan(SessionCriteria criteria, SessionOrder order, @Nullable String place) {
        SessionSelection selection = new SessionSelection(owner, criteria);
        if (place != null) {
            selection.behind(order, place);
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    // The table is small enough here to be read as a whole.
                    database.createNativeQuery("set local enable_seqscan = off").executeUpdate();
                    var query =
                            database.createNativeQuery(
                                    "explain " + selection.rows(order) + " limit 51");
                    selection.parameters().forEach(query::setParameter);
                    List<?> lines = query.getResultList();
                    return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
                });
    }

    private static SessionCriteria criteria(@Nullable String status, @Nullable String q) {
        return new SessionCriteria(
                status, null, null, null, q, null, null, null, null, null, null, null);
    }
}
