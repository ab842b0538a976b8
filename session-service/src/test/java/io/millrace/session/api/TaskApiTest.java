package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tasks made, read, changed and deleted as such, under both prefixes.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TaskApiTest {
    private final Calls alice = Calls.somebody();

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tasks", "/tasks"})
    void a_task_opens_a_session_and_has_its_first_message(String path) {
        var made =
                alice.post(
                                path,
                                Map.of(
                                        "description",
                                        "Tidy up",
                                        "priority",
                                        "HIGH",
                                        "createdBy",
                                        "ASSISTANT",
                                        "userId",
                                        Tokens.userId(alice.user()).toString(),
                                        "model",
                                        Map.of(
                                                "provider", "anthropic",
                                                "name", "fast",
                                                "title", "Fast",
                                                "contextWindow", 200000)))
                        .statusCode(201)
                        .body("description", equalTo("Tidy up"))
                        .body("type", equalTo("IMMEDIATE"))
                        .body("status", equalTo("PENDING"))
                        .body("priority", equalTo("HIGH"))
                        .body("control", equalTo("ASSISTANT"))
                        .body("createdBy", equalTo("ASSISTANT"))
                        .body("userId", equalTo(Tokens.userId(alice.user()).toString()))
                        .body("scheduledFor", nullValue())
                        .body("queuedAt", notNullValue())
                        .body("executedAt", nullValue())
                        .body("completedAt", nullValue())
                        .body("error", nullValue())
                        .body("result", nullValue())
                        .body("attempt", equalTo(0))
                        .body("model", equalTo(Map.of("provider", "anthropic", "name", "fast")))
                        .body("usage", equalTo(Map.of("inputTokens", 0, "outputTokens", 0)))
                        .extract();
        String task = made.path("id");

        alice.get(path + "/{id}", task).statusCode(200).body("id", equalTo(task));
        alice.get("/api/v1/sessions/{id}", (String) made.path("sessionId"))
                .statusCode(200)
                .body("inboxStatus", equalTo("PENDING"));
        alice.get("/tasks/{id}/messages", task)
                .statusCode(200)
                .body("role", contains("USER"))
                .body("[0].content[0].text", equalTo("Tidy up"));
        assertTrue(made.header("Location").endsWith(path + "/" + task));
    }

    @Test
    void a_task_may_join_a_session() {
        Calls.Opened opened = alice.opens("First");

        alice.post(
                        "/api/v1/tasks",
                        Map.of("description", "Second", "sessionId", opened.session().toString()))
                .statusCode(201)
                .body("sessionId", equalTo(opened.session().toString()));
        Calls.somebody()
                .post(
                        "/api/v1/tasks",
                        Map.of("description", "Third", "sessionId", opened.session().toString()))
                .statusCode(404)
                .body("error.code", equalTo("SESSION_NOT_FOUND"))
                .body("error.param", equalTo("sessionId"));
    }

    @Test
    void a_prompts_alias_is_shown_as_a_model_of_this_installation() {
        Calls.Opened opened = alice.opens(Map.of("prompt", "Hurry", "model", "fast"));

        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("model", equalTo(Map.of("provider", "millrace", "name", "fast")));
        alice.get("/api/v1/sessions/{id}/prompts", opened.session().toString())
                .body("data[0].model", equalTo("fast"));
    }

    @Test
    void lists_are_chosen_by_state_priority_and_type() {
        TaskId pending = alice.submits(Map.of("description", "1")).task();
        Calls.Opened gone = alice.submits(Map.of("description", "2", "priority", "LOW"));
        alice.post("/tasks/" + gone.task() + "/cancel", "").statusCode(200);
        TaskId later =
                alice.submits(Map.of("description", "3", "scheduledFor", "2031-01-01T00:00:00Z"))
                        .task();

        alice.get("/tasks")
                .body("tasks.description", contains("3", "2", "1"))
                .body("total", equalTo(3))
                .body("totalPages", equalTo(1));
        alice.get("/tasks?limit=2&page=2")
                .body("tasks.description", contains("1"))
                .body("total", equalTo(3))
                .body("totalPages", equalTo(2));
        alice.get("/tasks?status=CANCELLED")
                .body("tasks.id", contains(gone.task().toString()))
                .body("total", equalTo(1));
        alice.get("/tasks?statuses=CANCELLED,RUNNING")
                .body("tasks.id", contains(gone.task().toString()));
        alice.get("/api/v1/tasks?statuses=PENDING,CANCELLED&type=IMMEDIATE")
                .body("data.id", contains(gone.task().toString(), pending.toString()));
        alice.get("/api/v1/tasks?type=SCHEDULED").body("data.id", contains(later.toString()));
        alice.get("/tasks?priority=LOW").body("tasks.id", contains(gone.task().toString()));
        alice.get("/tasks?status=FAILED")
                .body("tasks", empty())
                .body("total", equalTo(0))
                .body("totalPages", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tasks/", "/tasks/"})
    void priority_and_status_can_be_changed(String path) {
        TaskId task = alice.submits(Map.of("description", "Work")).task();

        alice.patch(path + task, Map.of("priority", "URGENT"))
                .statusCode(200)
                .body("priority", equalTo("URGENT"))
                .body("status", equalTo("PENDING"));
        alice.patch(path + task, Map.of("status", "PENDING"))
                .statusCode(200)
                .body("status", equalTo("PENDING"));
        alice.patch(path + task, Map.of("status", "CANCELLED", "priority", "LOW"))
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("priority", equalTo("LOW"))
                .body("completedAt", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/tasks/, 409, ILLEGAL_STATE,", "/tasks/, 400, INVALID_INPUT, status"})
    void a_move_that_the_state_does_not_allow_is_refused_and_changes_nothing(
            String path, int status, String code, String param) {
        TaskId task = alice.submits(Map.of("description", "Work")).task();

        for (String target :
                new String[] {"RUNNING", "NEEDS_HELP", "NEEDS_REVIEW", "COMPLETED", "FAILED"}) {
            alice.patch(path + task, Map.of("status", target, "priority", "URGENT"))
                    .statusCode(status)
                    .body("error.code", equalTo(code))
                    .body("error.param", equalTo(param))
                    .body("error.message", containsString("PENDING"));
        }

        alice.get(path + "{id}", task.toString())
                .body("status", equalTo("PENDING"))
                .body("priority", equalTo("MEDIUM"));
        alice.post(path + task + "/cancel", "").statusCode(200);
        alice.post(path + task + "/cancel", "").statusCode(status);
        alice.patch(path + task, Map.of("priority", "URGENT")).statusCode(status);
        alice.patch(path + task, Map.of("status", "PENDING")).statusCode(status);
    }

    @Test
    void what_was_reviewed_can_be_completed_by_hand() {
        Calls.Opened opened = alice.submits(Map.of("description", "Work"));
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.patch("/tasks/" + opened.task(), Map.of("status", "NEEDS_REVIEW"))
                .statusCode(200)
                .body("status", equalTo("NEEDS_REVIEW"))
                .body("control", equalTo("USER"));
        alice.patch("/tasks/" + opened.task(), Map.of("status", "COMPLETED"))
                .statusCode(200)
                .body("status", equalTo("COMPLETED"))
                .body("completedAt", notNullValue());
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("COMPLETED"))
                .body("inboxStatus", equalTo("COMPLETED"));
    }

    @Test
    void a_running_task_can_be_failed_by_hand() {
        Calls.Opened opened = alice.submits(Map.of("description", "Work"));
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.patch("/tasks/" + opened.task(), Map.of("status", "FAILED"))
                .statusCode(200)
                .body("error", containsString("as failed"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("FAILED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tasks/", "/tasks/"})
    void a_deleted_task_is_gone_with_its_messages(String path) {
        Calls.Opened opened = alice.opens("Stays");
        TaskId task = alice.prompts(opened.session(), Map.of("prompt", "Goes"));

        alice.delete(path + task).statusCode(204);

        alice.get(path + "{id}", task.toString())
                .statusCode(404)
                .body("error.code", equalTo("TASK_NOT_FOUND"));
        alice.delete(path + task).statusCode(404);
        alice.post(path + task + "/cancel", "").statusCode(404);
        alice.patch(path + task, Map.of("priority", "LOW")).statusCode(404);
        alice.get("/api/v1/sessions/{id}/tasks", opened.session().toString())
                .body("data.id", contains(opened.task().toString()));
        alice.get("/api/v1/sessions/{id}/messages?total=true", opened.session().toString())
                .body("data.content.text.flatten()", contains("Stays"))
                .body("total", equalTo(1));
    }

    @Test
    void a_deleted_task_that_waited_makes_room_for_the_next() {
        Calls.Opened opened = alice.opens("First");
        TaskId next = alice.prompts(opened.session(), Map.of("prompt", "Second"));

        alice.delete("/tasks/" + opened.task()).statusCode(204);

        new Agent(opened.session(), next).starts().completes("Done");
        alice.awaitTask(next, "COMPLETED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tasks/models", "/tasks/models"})
    void models_can_be_chosen_from(String path) {
        alice.get(path)
                .statusCode(200)
                .body("provider", contains("millrace"))
                .body("name", contains("scripted"))
                .body("title", contains("scripted"));
    }

    @Test
    void a_scheduled_task_waits_for_its_time() {
        alice.post(
                        "/tasks",
                        Map.of(
                                "description", "Later",
                                "type", "SCHEDULED",
                                "scheduledFor", "2031-01-01T02:00:00+02:00"))
                .statusCode(201)
                .body("type", equalTo("SCHEDULED"))
                .body("status", equalTo("PENDING"))
                .body("scheduledFor", equalTo("2031-01-01T00:00:00Z"))
                .body("queuedAt", nullValue());
    }
}
