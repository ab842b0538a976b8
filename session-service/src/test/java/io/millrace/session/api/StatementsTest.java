package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class StatementsTest {
    private static final int MANY = 12;
    private static final int TRIES = 8;

    @Inject SessionFactory hibernate;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sessions",
                "/api/v1/tasks",
                "/api/v1/sessions/{session}/tasks",
                "/api/v1/sessions/{session}/prompts",
                "/api/v1/sessions/{session}/messages",
                "/api/v1/sessions/{session}/summaries",
                "/api/v1/tasks/{task}/messages"
            })
    void a_long_list_takes_no_more_statements_than_a_short_one(String path) {
        Calls few = Calls.somebody();
        Calls many = Calls.somebody();
        Calls.Opened ofFew = few.opens("First");
        Calls.Opened ofMany = many.opens("First");
        for (int i = 0; i < MANY; i++) {
            many.prompts(ofMany.session(), Map.of("prompt", "No " + i));
            many.opens("Further");
        }

        long forFew = statements(few, path, ofFew);
        long forMany = statements(many, path, ofMany);

        assertTrue(forFew >= 1, path);
        assertEquals(forFew, forMany, path);
    }

    /// How many statements a list takes. Loops of the service add to the figure now and then, never
    /// take from it: the least of some tries is the list's own.
    private long statements(Calls user, String path, Calls.Opened opened) {
        String address =
                path.replace("{session}", opened.session().toString())
                                .replace("{task}", opened.task().toString())
                        + "?pageSize=50";
        var statistics = hibernate.getStatistics();
        return IntStream.range(0, TRIES)
                .mapToLong(i -> {
                    long before = statistics.getPrepareStatementCount();
                    user.get(address).statusCode(200);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }
}
