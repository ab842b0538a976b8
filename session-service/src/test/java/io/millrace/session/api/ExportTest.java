package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Calls alice = Calls.somebody();

    @Test
    void an_export_has_everything_in_order_also_beyond_a_page() throws JsonProcessingException {
        Calls.Opened opened = alice.opens("First");
        alice.post(
                        "/api/v1/sessions/" + opened.session() + "/prompts",
                        Collections.nCopies(70, Map.of("prompt", "More")))
                .body("successCount", equalTo(70));

        var answer =
                alice.get("/api/v1/sessions/{id}/export", opened.session().toString())
                        .statusCode(200)
                        .contentType("application/x-ndjson")
                        .extract();

        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.asString().strip().split("\n", -1)) {
            lines.add(JSON.readTree(line));
        }
        assertEquals(1 + 71 + 71, lines.size());
        assertEquals("session", lines.getFirst().get("type").asText());
        assertEquals(opened.session().toString(), lines.getFirst().at("/session/id").asText());
        assertEquals("task", lines.get(1).get("type").asText());
        assertEquals("First", lines.get(1).at("/task/description").asText());
        for (int i = 0; i < 71; i++) {
            JsonNode line = lines.get(1 + 71 + i);
            assertEquals("message", line.get("type").asText());
            assertEquals(i + 1, line.at("/message/position").asInt());
        }
    }

    @Test
    void nobody_exports_what_is_somebody_elses() {
        Calls.Opened opened = alice.opens("Mine");

        Calls.somebody()
                .get("/api/v1/sessions/{id}/export", opened.session().toString())
                .statusCode(404)
                .body("error.code", equalTo("SESSION_NOT_FOUND"));
    }

    @Test
    void a_session_shows_its_history_on_request() {
        Calls.Opened opened = alice.opens("First");
        alice.prompts(opened.session(), Map.of("prompt", "Second"));
        String path = "/api/v1/sessions/" + opened.session();

        alice.get(path + "?include=messages")
                .body("messages.position", contains(1, 2))
                .body("messages[1].content[0].text", equalTo("Second"));
        alice.get(path).body("$", not(hasKey("messages")));
        alice.get(path + "?include=tasks").statusCode(400).body("error.param", equalTo("include"));
    }
}
