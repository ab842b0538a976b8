package io.millrace.gateway.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void what_two_services_describe_alike_is_there_once() {
        JsonNode merged =
                merge(
                        document("/a", "'Error':{'type':'object'}", "Error"),
                        document("/b", "'Error':{'type':'object'}", "Error"));

        assertEquals(1, merged.at("/components/schemas").size());
        assertEquals("#/components/schemas/Error", reference(merged, "/b"));
    }

    @Test
    void what_two_services_describe_differently_has_two_names() {
        JsonNode merged =
                merge(
                        document("/a", "'Page':{'type':'object'}", "Page"),
                        document("/b", "'Page':{'type':'array'}", "Page"));

        assertEquals("#/components/schemas/Page", reference(merged, "/a"));
        assertEquals("#/components/schemas/SecondServicePage", reference(merged, "/b"));
        assertEquals("object", merged.at("/components/schemas/Page/type").asText());
        assertEquals("array", merged.at("/components/schemas/SecondServicePage/type").asText());
    }

    @Test
    void what_refers_to_something_renamed_is_renamed_too() {
        String list = "'List':{'items':{'$ref':'#/components/schemas/Item'}}";
        JsonNode merged =
                merge(
                        document("/a", list + ",'Item':{'type':'string'}", "List"),
                        document("/b", list + ",'Item':{'type':'integer'}", "List"));

        String renamed = reference(merged, "/b");
        assertEquals("#/components/schemas/SecondServiceList", renamed);
        String item = merged.at(renamed.substring(1)).path("items").path("$ref").asText();
        assertEquals("integer", merged.at(item.substring(1)).path("type").asText());
        assertEquals("string", merged.at("/components/schemas/Item").path("type").asText());
    }

    @Test
    void every_operation_has_a_tag_and_an_id_of_its_own() {
        JsonNode merged = merge(document("/a", "'X':{}", "X"), document("/b", "'X':{}", "X"));

        assertEquals("first-service", merged.at("/paths/~1a/get/tags/0").asText());
        assertEquals("list", merged.at("/paths/~1a/get/operationId").asText());
        assertEquals("SecondService_list", merged.at("/paths/~1b/get/operationId").asText());
    }

    @Test
    void what_cannot_be_reached_is_not_told_of() {
        JsonNode merged =
                merge(document("/a", "'X':{}", "X"), document("/internal/b", "'X':{}", "X"));

        assertTrue(merged.path("paths").has("/a"));
        assertFalse(merged.path("paths").has("/internal/b"));
    }

    @Test
    void one_security_scheme_holds_for_all_but_open_operations() {
        ObjectNode open = document("/b", "'X':{}", "X");
        ((ObjectNode) open.at("/paths/~1b/get")).putArray("security");
        ObjectNode own = document("/a", "'X':{}", "X");
        ((ObjectNode) own.at("/paths/~1a/get"))
                .putArray("security")
                .addObject()
                .putArray("KeycloakOfTheirs");

        JsonNode merged = merge(own, open);

        assertTrue(merged.at("/security/0").has("bearer"));
        assertTrue(merged.at("/paths/~1a/get/security").isMissingNode());
        assertTrue(merged.at("/paths/~1b/get/security").isEmpty());
        assertTrue(merged.at("/paths/~1b/get/security").isArray());
    }

    private static JsonNode merge(ObjectNode first, ObjectNode second) {
        ObjectNode merged =
                MergedDocument.of(
                        List.of(
                                new ServiceDocument("first-service", first),
                                new ServiceDocument("second-service", second)),
                        path -> !path.startsWith("/internal"),
                        JSON);
        References.assertAllResolve(merged);
        return merged;
    }

    private static String reference(JsonNode merged, String path) {
        return merged.path("paths")
                .path(path)
                .at("/get/responses/200/content/json/schema/$ref")
                .asText();
    }

    private static ObjectNode document(String path, String schemas, String answer) {
        String text =
                """
                {'openapi':'3.1.0',
                 'paths':{'PATH':{'get':{'operationId':'list','responses':{'200':{'content':
                   {'json':{'schema':{'$ref':'#/components/schemas/ANSWER'}}}}}}}},
                 'components':{'schemas':{SCHEMAS}}}
                """
                        .replace("PATH", path)
                        .replace("ANSWER", answer)
                        .replace("SCHEMAS", schemas)
                        .replace('\'', '"');
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
