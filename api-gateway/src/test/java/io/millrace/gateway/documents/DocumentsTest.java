package io.millrace.gateway.documents;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.gateway.GatewayStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class DocumentsTest {
    @Test
    void the_services_documents_are_one_and_one_that_is_down_is_named() throws Exception {
        JsonNode merged = document("/openapi");

        assertEquals("3.1.0", merged.path("openapi").asText());
        assertTrue(merged.path("paths").has("/api/v1/sessions"));
        assertTrue(merged.path("paths").has("/api/v1/sessions/{id}/events"));
        assertFalse(merged.path("paths").has("/internal/secret"));
        assertEquals("sql-analyzer-service", merged.path("x-millrace-missing").path(0).asText());
        References.assertAllResolve(merged);
        Set<String> ids = new HashSet<>();
        merged.path("paths")
                .forEach(item ->
                        item.forEach(operation -> {
                            assertFalse(operation.path("tags").isEmpty());
                            assertTrue(ids.add(operation.path("operationId").asText()));
                        }));
    }

    @Test
    void the_gateways_own_operations_fail_as_those_of_the_services_do() throws Exception {
        JsonNode merged = document("/openapi");

        for (String path : Set.of("/api/v1/sessions/{id}/events", "/ws", "/openapi")) {
            JsonNode responses = merged.path("paths").path(path).at("/get/responses");
            assertEquals(
                    "#/components/schemas/ErrorBody",
                    responses.at("/default/content/application~1json/schema/$ref").asText(),
                    path);
        }
        assertEquals(
                "#/components/schemas/Health",
                merged.path("paths")
                        .path("/health")
                        .at("/get/responses/503/content/application~1json/schema/$ref")
                        .asText());
    }

    @Test
    void the_sockets_document_tells_of_every_route_and_event() throws Exception {
        JsonNode document = document("/docs/asyncapi");

        assertEquals("3.0.0", document.path("asyncapi").asText());
        References.assertAllResolve(document);
        JsonNode messages = document.at("/channels/ws/messages");
        for (String name :
                Set.of("subscribe", "sessionsGet", "tasksCancel", "stepDelta", "resync")) {
            assertTrue(messages.has(name), name);
        }
        assertEquals(
                "/sessions/get",
                messages.at("/sessionsGet/payload/properties/route/const").asText());
    }

    private static JsonNode document(String path) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(
                        given().when()
                                .get(path)
                                .then()
                                .statusCode(200)
                                .contentType("application/json")
                                .extract()
                                .asString());
    }
}
