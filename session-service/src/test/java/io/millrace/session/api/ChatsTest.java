package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions as conversations.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ChatsTest {
    private final Calls alice = Calls.somebody();

    @Test
    void a_prompt_opens_a_chat_that_shows_what_is_answered() {
        Calls.Opened chat = asks(Map.of("prompt", "Which tables?"));

        answer(chat, "Two of them.");

        show(chat)
                .body("id", equalTo(chat.session().toString()))
                .body("title", equalTo("Untitled Session"))
                .body("status", equalTo("needs_review"))
                .body("message_ids", contains(chat.task().toString()))
                .body("messages.%s.request".formatted(chat.task()), equalTo("Which tables?"))
                .body("messages.%s.status".formatted(chat.task()), equalTo("COMPLETED"))
                .body("messages.%s.feedback".formatted(chat.task()), nullValue())
                .body(
                        "messages.%s.responses.message".formatted(chat.task()),
                        contains("Two of them."));
        alice.get("/api/v1/sessions/{id}", chat.session().toString()).statusCode(200);
        alice.get("/api/v1/chats").body("data.id", contains(chat.session().toString()));
    }

    @Test
    void a_chat_goes_on_with_another_prompt_and_from_any_message() {
        Calls.Opened first = asks(Map.of("prompt", "One"));
        answer(first, "1");
        Calls.Opened second = asks(Map.of("prompt", "Two", "chat_id", first.session().toString()));
        answer(second, "2");
        show(first)
                .body("message_ids", contains(first.task().toString(), second.task().toString()));

        Calls.Opened instead =
                asks(
                        Map.of(
                                "prompt", "Three",
                                "chat_id", first.session().toString(),
                                "message_id", second.task().toString()));

        show(first)
                .body("message_ids", contains(first.task().toString(), instead.task().toString()));
        alice.get("/api/v1/tasks/{id}", second.task().toString()).statusCode(404);
        alice.get("/api/v1/sessions/{id}/messages", first.session().toString())
                .body("data.content.text.flatten()", contains("One", "1", "Three"));
    }

    @Test
    void a_chat_may_be_about_an_asset() {
        String asset = UUID.randomUUID().toString();

        Calls.Opened alone = asks(Map.of("asset_id", asset, "asset_type", "metric"));
        Calls.Opened asked =
                asks(Map.of("prompt", "Why?", "asset_id", asset, "asset_type", "dashboard"));

        show(alone)
                .body(
                        "messages.%s.request".formatted(alone.task()),
                        equalTo("Look at the metric " + asset));
        alice.get("/api/v1/tasks/{id}/messages", asked.task().toString())
                .body("data[0].content.text", contains("Why?", "About the dashboard " + asset));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | prompt",
                "{\"prompt\":\"\"} | prompt",
                "{\"prompt\":\" \"} | prompt",
                "{\"prompt\":7} | prompt",
                "{\"prompt\":\"a\\u0000\"} | prompt",
                "{\"prompt\":\"x\",\"asset_id\":\"0199a1b2-0000-7000-8000-000000000001\"} | asset_type",
                "{\"prompt\":\"x\",\"asset_type\":\"metric\"} | asset_id",
                "{\"prompt\":\"x\",\"asset_type\":\"chat\",\"asset_id\":\"0199a1b2-0000-7000-8000-000000000001\"} | asset_type",
                "{\"prompt\":\"x\",\"message_id\":\"0199a1b2-0000-7000-8000-000000000001\"} | chat_id",
                "{\"prompt\":\"x\",\"chat_id\":\"x\"} | chat_id",
                "{\"prompt\":\"x\",\"chatId\":\"0199a1b2-0000-7000-8000-000000000001\"} | chatId",
            })
    void what_cannot_be_asked_is_refused_by_name_and_opens_nothing(String body, String param) {
        alice.post("/api/v1/chats", body)
                .statusCode(400)
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo(param));
        alice.get("/api/v1/chats").body("data", empty());
    }

    @Test
    void a_message_of_another_chat_cannot_be_replaced() {
        Calls.Opened chat = asks(Map.of("prompt", "One"));
        Calls.Opened other = asks(Map.of("prompt", "Two"));

        alice.post(
                        "/api/v1/chats",
                        Map.of(
                                "prompt", "x",
                                "chat_id", chat.session().toString(),
                                "message_id", other.task().toString()))
                .statusCode(404);
        alice.post("/api/v1/chats", Map.of("prompt", "x", "chat_id", UUID.randomUUID().toString()))
                .statusCode(404)
                .body("error.param", equalTo("chat_id"));
        show(chat).body("message_ids", contains(chat.task().toString()));
    }

    @Test
    void a_chat_is_renamed_deleted_and_restored() {
        Calls.Opened chat = asks(Map.of("prompt", "One"));
        String path = "/api/v1/chats/" + chat.session();

        put(path, Map.of("title", "Mine")).statusCode(200).body("title", equalTo("Mine"));
        put(path, Map.of("title", " ")).statusCode(400).body("error.param", equalTo("title"));
        put(path, Map.of()).statusCode(400).body("error.param", equalTo("title"));
        put(path + "/restore", Map.of()).statusCode(409);
        alice.delete(path).statusCode(204);
        alice.get(path).statusCode(404);
        alice.get("/api/v1/chats").body("data", empty());
        put(path + "/restore", Map.of()).statusCode(200).body("title", equalTo("Mine"));
        alice.get(path).statusCode(200);
    }

    @Test
    void a_copy_holds_what_has_ended_up_to_a_message_and_goes_its_own_way() {
        Calls.Opened first = asks(Map.of("prompt", "One"));
        answer(first, "1");
        Calls.Opened second = asks(Map.of("prompt", "Two", "chat_id", first.session().toString()));
        answer(second, "2");
        asks(Map.of("prompt", "Three", "chat_id", first.session().toString()));
        String path = "/api/v1/chats/" + first.session() + "/duplicate";

        String all = alice.post(path, "").statusCode(201).extract().path("id");
        alice.get("/api/v1/sessions/{id}/messages", all)
                .body("data.content.text.flatten()", contains("One", "1", "Two", "2"))
                .body("data.position", contains(1, 2, 3, 4));
        alice.post(path + "?message_id=" + first.task(), "")
                .statusCode(201)
                .body("id", not(equalTo(first.session().toString())))
                .body("message_ids", hasSize(1))
                .body("message_ids", not(contains(first.task().toString())))
                .body("messages.values().request", contains("One"))
                .body("messages.values().responses.message.flatten()", contains("1"));
        alice.post(path + "?message_id=" + UUID.randomUUID(), "").statusCode(404);
        alice.post(path + "?message_id=x", "")
                .statusCode(400)
                .body("error.param", equalTo("message_id"));

        Calls.Opened further = asks(Map.of("prompt", "Four", "chat_id", all));
        answer(further, "4");
        show(first).body("message_ids", hasSize(3));
    }

    @Test
    void everybody_has_a_feedback_of_their_own() {
        Calls.Opened chat = asks(Map.of("prompt", "One"));
        String path = "/api/v1/chats/" + chat.session() + "/messages/" + chat.task() + "/feedback";
        String shown = "messages.%s.feedback".formatted(chat.task());

        put(path, Map.of("feedback", "positive")).statusCode(204);
        show(chat).body(shown, equalTo("positive"));
        put(path, Map.of("feedback", "negative")).statusCode(204);
        show(chat).body(shown, equalTo("negative"));
        put(path, "{\"feedback\":null}").statusCode(204);
        show(chat).body(shown, nullValue());

        put(path, Map.of("feedback", "fine"))
                .statusCode(400)
                .body("error.param", equalTo("feedback"))
                .body("error.message", containsString("positive, negative"));
        put(
                        "/api/v1/chats/"
                                + chat.session()
                                + "/messages/"
                                + UUID.randomUUID()
                                + "/feedback",
                        Map.of("feedback", "positive"))
                .statusCode(404);
    }

    @Test
    void who_may_view_a_chat_has_a_feedback_too_and_may_not_go_on_with_it() {
        Calls.Opened chat = asks(Map.of("prompt", "One"));
        Calls bob = Calls.somebody();
        put(
                        "/api/v1/sessions/" + chat.session() + "/sharing",
                        Map.of(
                                "users",
                                List.of(
                                        Map.of(
                                                "id",
                                                Tokens.userId(bob.user()).toString(),
                                                "access",
                                                "canView"))))
                .statusCode(200);
        String path = "/api/v1/chats/" + chat.session();
        String shown = "messages.%s.feedback".formatted(chat.task());

        bob.request()
                .body(Map.of("feedback", "negative"))
                .put(path + "/messages/" + chat.task() + "/feedback")
                .then()
                .statusCode(204);

        bob.get(path).statusCode(200).body(shown, equalTo("negative"));
        show(chat).body(shown, nullValue());
        bob.post("/api/v1/chats", Map.of("prompt", "x", "chat_id", chat.session().toString()))
                .statusCode(403);
        bob.request().body(Map.of("title", "x")).put(path).then().statusCode(403);
        bob.post(path + "/duplicate", "")
                .statusCode(201)
                .body("created_by", equalTo(Tokens.userId(bob.user()).toString()));
    }

    @Test
    void a_chat_is_its_owners() {
        Calls.Opened chat = asks(Map.of("prompt", "One"));
        String path = "/api/v1/chats/" + chat.session();
        Calls eve = Calls.somebody();

        eve.get(path).statusCode(404);
        eve.request().body(Map.of("title", "x")).put(path).then().statusCode(404);
        eve.delete(path).statusCode(404);
        eve.post(path + "/duplicate", "").statusCode(404);
        eve.request().put(path + "/restore").then().statusCode(404);
        eve.post("/api/v1/chats", Map.of("prompt", "x", "chat_id", chat.session().toString()))
                .statusCode(404);
        eve.request()
                .body(Map.of("feedback", "positive"))
                .put(path + "/messages/" + chat.task() + "/feedback")
                .then()
                .statusCode(404);
        eve.get("/api/v1/chats").body("data", empty());
    }

    private Calls.Opened asks(Map<String, Object> body) {
        var answer = alice.post("/api/v1/chats", body).statusCode(201).extract();
        return new Calls.Opened(
                SessionId.of(answer.path("id")), TaskId.of(answer.path("message_ids[-1]")));
    }

    private void answer(Calls.Opened chat, String text) {
        new Agent(chat).starts().says(text).completes(text);
        alice.awaitTask(chat.task(), "COMPLETED");
    }

    private ValidatableResponse show(Calls.Opened chat) {
        return alice.get("/api/v1/chats/{id}", chat.session().toString()).statusCode(200);
    }

    private ValidatableResponse put(String path, Object body) {
        return alice.request().body(body).put(path).then();
    }
}
