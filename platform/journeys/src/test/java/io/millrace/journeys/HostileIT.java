package io.millrace.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.localstack.stack.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningStack.Parameter.class)
class HostileIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SESSIONS = "/api/v1/sessions";

    @Test
    void withoutACredentialNothingOpens(RunningStack stack) {
        Person nobody = Person.withToken(stack.addresses(), "");

        Person.Answer answer = nobody.get(SESSIONS).mustBe(401);

        assertEquals("UNAUTHENTICATED", answer.body().at("/error/code").asText());
    }

    @Test
    void aTokenOfOnesOwnMakingIsRefusedEverywhere(RunningStack stack) {
        for (String token : ForgedTokens.all(stack.addresses())) {
            Person.withToken(stack.addresses(), token).get(SESSIONS).mustBe(401);
            Person.withToken(stack.directly(Service.SESSION), token).get(SESSIONS).mustBe(401);
            Person.withToken(stack.directly(Service.AGENT), token).get("/api/v1/tools").mustBe(401);
            Person.withToken(stack.directly(Service.SQL), token)
                    .post("/api/v1/sql/analyze", "{}")
                    .mustBe(401);
        }
    }

    @Test
    void somebodyElsesSessionDoesNotExist(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        Person bob = Person.login(stack.addresses(), "bob");
        String id = alice.openSession("Say hello.").path("id").asText();

        for (String path : new String[] {"", "/messages", "/tasks", "/prompts"}) {
            Person.Answer answer = bob.get(SESSIONS + "/" + id + path).mustBe(404);
            assertEquals("SESSION_NOT_FOUND", answer.body().at("/error/code").asText());
        }
        bob.post(SESSIONS + "/" + id + "/cancel", "{}").mustBe(404);
        bob.post(SESSIONS + "/" + id + "/prompts", "{\"prompt\":\"Mine now.\"}").mustBe(404);
        try (Watcher spy = Watcher.of(bob, id)) {
            JsonNode refusal = spy.seen().getLast();
            assertEquals("NOT_FOUND", refusal.at("/error/code").asText(), refusal::toString);
        }
    }

    @Test
    void aGuestMayNotOpenASession(RunningStack stack) {
        Person gus = Person.login(stack.addresses(), "gus");

        Person.Answer answer = gus.post(SESSIONS + "/with-prompt", "{\"prompt\":\"Hello\"}");

        answer.mustBe(403);
        assertEquals("FORBIDDEN", answer.body().at("/error/code").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/sessions/with-prompt | {\"prompt\": | 400 | INVALID_REQUEST | ",
                "/api/v1/sessions/with-prompt | {} | 400 | INVALID_INPUT | prompt",
                "/api/v1/sessions/with-prompt | {\"prompt\":\"\"} | 400 | INVALID_INPUT | prompt",
                "/api/v1/sessions/with-prompt | {\"prompt\":{}} | 400 | INVALID_INPUT | prompt",
                "/api/v1/sessions/with-prompt | {\"prompt\":\"x\",\"priority\":\"SOON\"} | 400 | INVALID_INPUT | priority",
                "/api/v1/sessions/with-prompt | {\"prompt\":\"x\",\"colour\":\"red\"} | 400 | INVALID_INPUT | colour",
                "/api/v1/sessions/with-prompt | {\"prompt\":\"x\",\"parent\":\"nope\"} | 400 | INVALID_INPUT | parent",
                "/api/v1/sessions/not-a-uuid/cancel | {} | 400 | INVALID_INPUT | id",
                "/api/v1/sql/analyze | {\"sql\":\"select 1\",\"dialect\":\"klingon\"} | 4xx | | dialect",
                "/api/v1/sql/analyze | {\"dialect\":\"postgres\"} | 400 | INVALID_INPUT | sql"
            })
    void badInputNamesItsField(
            String path,
            String body,
            String status,
            String code,
            String param,
            RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");

        Person.Answer answer = alice.post(path, body);

        JsonNode error = answer.body().path("error");
        if (status.equals("4xx")) {
            assertEquals(4, answer.status() / 100, answer::text);
        } else {
            assertEquals(Integer.parseInt(status), answer.status(), answer::text);
            assertEquals(code, error.path("code").asText(), answer::text);
        }
        if (param != null) {
            assertEquals(param, error.path("param").asText(), answer::text);
        }
        assertFalse(error.path("requestId").asText("").isEmpty(), answer::text);
    }

    @Test
    void anOversizeBodyIsRefused(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");

        Person.Answer answer =
                alice.post(
                        SESSIONS + "/with-prompt",
                        "{\"prompt\":\"" + "x".repeat(20 * 1024 * 1024) + "\"}");

        answer.mustBe(413);
        assertEquals("PAYLOAD_TOO_LARGE", answer.body().at("/error/code").asText());
    }

    @Test
    void aPoisonedEntryBecomesADeadLetterAndBlocksNobody(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");
        String marker = "poison " + System.nanoTime();
        for (String stream : new String[] {"events.tasks", "{work.tasks}.medium"}) {
            stack.redis("XADD", stream, "*", "data", marker + " on " + stream);
        }

        JsonNode session = alice.openSession("Say hello.");
        try (Watcher watcher = Watcher.of(alice, session.path("id").asText())) {
            watcher.awaitTask(session.path("taskId").asText(), "COMPLETED", PATIENCE);
        }

        io.millrace.teststack.Await.until(
                "two dead letters",
                PATIENCE,
                () -> DeadLetters.of(stack).filter(letter -> letter.holds(marker)).count() == 2);
        assertTrue(
                DeadLetters.of(stack)
                        .filter(letter -> letter.holds(marker))
                        .allMatch(letter -> letter.cause().contains("no compressed JSON")),
                "each tells its cause");
        assertEquals(
                marker.length(), marker.getBytes(StandardCharsets.UTF_8).length, "marker is ASCII");
    }
}
