package io.millrace.session.api;

import static io.restassured.RestAssured.given;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/// One user's calls of the API.
public record Calls(String user) {

    /// A user that no other test has.
    public static Calls somebody() {
        return new Calls("user-" + UUID.randomUUID());
    }

    public RequestSpecification request() {
        return given().auth().oauth2(Tokens.user(user).token()).contentType(ContentType.JSON);
    }

    public ValidatableResponse get(String path, Object... parameters) {
        return request().get(path, parameters).then();
    }

    public ValidatableResponse post(String path, Object body) {
        return request().body(body).post(path).then();
    }

    ValidatableResponse patch(String path, Object body) {
        return request().body(body).patch(path).then();
    }

    ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    /// Gives an agent a task, in a session opened for it.
    Opened submits(Map<String, Object> body) {
        var answer = post("/api/v1/tasks", body).statusCode(201).extract();
        return new Opened(SessionId.of(answer.path("sessionId")), TaskId.of(answer.path("id")));
    }

    /// Opens a session with a prompt.
    public Opened opens(String prompt) {
        return opens(Map.of("prompt", prompt));
    }

    public Opened opens(Map<String, Object> body) {
        var answer = post("/api/v1/sessions/with-prompt", body).statusCode(201).extract();
        return new Opened(SessionId.of(answer.path("id")), TaskId.of(answer.path("taskId")));
    }

    /// A further prompt.
    public TaskId prompts(SessionId session, Map<String, Object> body) {
        return TaskId.of(
                post("/api/v1/sessions/" + session + "/prompts", body)
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    public String taskField(TaskId task, String field) {
        return get("/api/v1/tasks/{id}", task.toString()).statusCode(200).extract().path(field);
    }

    public String sessionField(SessionId session, String field) {
        return get("/api/v1/sessions/{id}", session.toString())
                .statusCode(200)
                .extract()
                .path(field);
    }

    public void awaitTask(TaskId task, String status) {
        Await.until("task is " + status, () -> taskField(task, "status").equals(status));
    }

    public void awaitSession(SessionId session, String inboxStatus) {
        Await.until(
                "session is " + inboxStatus,
                () -> sessionField(session, "inboxStatus").equals(inboxStatus));
    }

    /// A session with its first task.
    public record Opened(SessionId session, TaskId task) {}
}
