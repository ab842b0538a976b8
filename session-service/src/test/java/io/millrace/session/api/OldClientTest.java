package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A client that was written for ByteBot's task API, with the bodies that it sends.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class OldClientTest {
    private final Calls alice = Calls.somebody();

    @Test
    void it_sends_back_a_model_as_it_was_listed_and_follows_its_task_to_the_end() {
        Map<String, Object> model =
                alice.get("/tasks/models").statusCode(200).extract().path("[0]");
        Calls.Opened opened =
                submits(
                        Map.of(
                                "description",
                                "Find the invoice",
                                "type",
                                "IMMEDIATE",
                                "model",
                                model,
                                "files",
                                List.of(
                                        Map.of(
                                                "name", "a.txt",
                                                "base64", "data:text/plain;base64,YQ==",
                                                "type", "text/plain",
                                                "size", 1))));
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post("/tasks/" + opened.task() + "/takeover", "")
                .statusCode(200)
                .body("control", equalTo("USER"));
        alice.post("/tasks/" + opened.task() + "/messages", Map.of("message", "Look in May"))
                .statusCode(201)
                .body("id", equalTo(opened.task().toString()));
        alice.post("/tasks/" + opened.task() + "/resume", "")
                .statusCode(200)
                .body("control", equalTo("ASSISTANT"));
        agent.startsAgain().completes("Found");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/tasks?limit=5&page=1&statuses=COMPLETED,CANCELLED,FAILED")
                .statusCode(200)
                .body("tasks.id", contains(opened.task().toString()))
                .body("total", equalTo(1))
                .body("totalPages", equalTo(1));
        alice.get("/tasks?limit=5&page=1&statuses=PENDING,RUNNING,NEEDS_HELP,NEEDS_REVIEW")
                .body("tasks", empty());
    }

    @Test
    void what_a_tool_has_answered_is_an_array_of_blocks() {
        Calls.Opened opened = submits(Map.of("description", "Look"));
        Agent agent = new Agent(opened).starts();
        agent.tells(
                        agent.said(
                                MessageRole.ASSISTANT,
                                new ContentBlock.ToolUse(
                                        "call-1", "look", JsonNodeFactory.instance.objectNode())))
                .tells(
                        agent.said(
                                MessageRole.USER,
                                new ContentBlock.ToolResult("call-1", "A page", false)));

        Await.until(
                "all is written",
                () ->
                        alice.get("/tasks/{id}/messages", opened.task().toString())
                                        .extract()
                                        .<List<Object>>path("$")
                                        .size()
                                == 3);
        for (String list : List.of("messages", "messages/raw")) {
            alice.get("/tasks/{id}/" + list + "?limit=10&page=1", opened.task().toString())
                    .statusCode(200)
                    .body("role", contains("USER", "ASSISTANT", "USER"))
                    .body("[2].content[0].type", equalTo("tool_result"))
                    .body("[2].content[0].tool_use_id", equalTo("call-1"))
                    .body("[2].content[0].is_error", equalTo(false))
                    .body(
                            "[2].content[0].content",
                            contains(Map.of("type", "text", "text", "A page")));
        }
        alice.get("/tasks/{id}/messages/processed", opened.task().toString())
                .statusCode(200)
                .body("role", contains("USER", "ASSISTANT"))
                .body("[1].messages", hasSize(2))
                .body("[1].messages[1].content[0].content[0].text", equalTo("A page"))
                .body("[1].take_over", nullValue());
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body("data[2].content[0].content", equalTo("A page"));
    }

    @Test
    void the_times_it_sends_along_with_a_status_are_not_its_to_set() {
        Calls.Opened opened = submits(Map.of("description", "Look"));

        alice.patch(
                        "/tasks/" + opened.task(),
                        Map.of(
                                "status", "CANCELLED",
                                "executedAt", "2020-01-01T00:00:00.000Z",
                                "completedAt", "2020-01-01T00:00:00.000Z",
                                "queuedAt", "2020-01-01T00:00:00.000Z"))
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("executedAt", nullValue())
                .body("completedAt", not(startsWith("2020")));
    }

    private Calls.Opened submits(Map<String, Object> body) {
        var answer = alice.post("/tasks", body).statusCode(201).extract();
        return new Calls.Opened(
                SessionId.of(answer.path("sessionId")), TaskId.of(answer.path("id")));
    }
}
