package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.StackResource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class StatementsTest {
    private static final int MANY = 12;

    @Inject @PersistenceUnitExtension CountedStatements counted;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sessions",
                "/api/v1/sessions?sort=updatedAt",
                "/api/v1/sessions?sort=title&order=desc",
                "/api/v1/sessions/filter?sessionStatus=ACTIVE",
                "/api/v1/sessions/search?q=untitled",
                "/api/v1/sessions/{session}?include=messages",
                "/api/v1/tasks",
                "/api/v1/sessions/{session}/tasks",
                "/api/v1/sessions/{session}/prompts",
                "/api/v1/sessions/{session}/messages",
                "/api/v1/sessions/{session}/summaries",
                "/api/v1/chats",
                "/api/v1/chats/{session}",
                "/api/v1/tasks/{task}/messages",
                "/api/v1/tasks/{task}/messages/processed",
                "/tasks",
                "/tasks/{task}/messages"
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

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/sessions, 1",
        "GET, /api/v1/sessions?total=true, 2",
        "GET, /api/v1/sessions?sort=title, 1",
        "GET, /api/v1/sessions/search?q=first, 1",
        "GET, /api/v1/sessions/{session}, 1",
        "GET, /api/v1/sessions/{session}?include=messages, 2",
        "GET, /api/v1/sessions/{session}/messages, 2",
        "GET, /api/v1/sessions/{session}/tasks, 2",
        "GET, /api/v1/sessions/{session}/sharing, 2",
        "GET, /api/v1/tasks/{task}, 2",
        "GET, /api/v1/prompts/{task}, 2",
        "GET, /api/v1/tasks/{task}/messages, 2",
        "PATCH, /api/v1/sessions/{session}, 2",
        "PUT, /api/v1/sessions/{session}/sharing, 3"
    })
    void an_operation_takes_so_many_statements_and_no_more(
            Method method, String path, int statements) {
        Calls user = Calls.somebody();
        Calls.Opened opened = user.opens("First");
        String address = address(path, opened);

        long taken = counted.during(() -> call(user, method, address).statusCode(200));

        assertEquals(statements, taken, path);
    }

    private static ValidatableResponse call(Calls user, Method method, String address) {
        return switch (method) {
            case PATCH -> user.request().body(Map.of("title", "Other")).patch(address).then();
            case PUT -> user.request().body(Map.of()).put(address).then();
            default -> user.get(address);
        };
    }

    private static String address(String path, Calls.Opened opened) {
        return path.replace("{session}", opened.session().toString())
                .replace("{task}", opened.task().toString());
    }

    private long statements(Calls user, String path, Calls.Opened opened) {
        String address =
                path.replace("{session}", opened.session().toString())
                                .replace("{task}", opened.task().toString())
                        + (path.contains("?") ? "&" : "?")
                        + (path.startsWith("/tasks") ? "limit=50" : "pageSize=50");
        return counted.during(() -> user.get(address).statusCode(200));
    }
}
