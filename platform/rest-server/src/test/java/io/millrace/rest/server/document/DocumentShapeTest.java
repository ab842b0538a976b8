package io.millrace.rest.server.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentShapeTest {
    private static final String ORDER = "Order";

    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = ORDER)
    record OrderView(
            String name, int amount, @Nullable String note, @JsonProperty("paid_at") String paid) {}

    record Sheet<T>(List<T> rows, @Nullable String next) {}

    record CreateOrder(String name, boolean urgent) {}

    private final OpenAPI document = OASFactory.createOpenAPI().openapi("3.1.0");

    DocumentShapeTest() {
        document.setComponents(OASFactory.createComponents());
        document.setPaths(OASFactory.createPaths());
        schema("ErrorBody");
    }

    @Test
    void what_a_record_always_has_is_required_of_an_answer() throws IOException {
        // given
        schema(ORDER, "name", "amount", "note", "paid_at");
        answer("/orders", "200", ORDER);

        // when
        filter();

        // then
        assertEquals(List.of("name", "amount", "paid_at"), schema(ORDER).getRequired());
        assertEquals(List.of(SchemaType.STRING), type(ORDER, "name"));
        assertEquals(List.of(SchemaType.STRING, SchemaType.NULL), type(ORDER, "note"));
    }

    @Test
    void a_schema_deep_in_an_answer_and_each_use_of_a_generic_record_count() throws IOException {
        // given
        schema(ORDER, "name", "amount", "note", "paid_at");
        schema("SheetOrderView", "rows", "next")
                .getProperties()
                .get("rows")
                .type(List.of(SchemaType.ARRAY))
                .items(reference(ORDER));
        answer("/orders", "200", "SheetOrderView");

        // when
        filter();

        // then
        assertEquals(List.of("rows"), schema("SheetOrderView").getRequired());
        assertEquals(List.of("name", "amount", "paid_at"), schema(ORDER).getRequired());
    }

    @Test
    void a_request_is_left_to_validation() throws IOException {
        // given
        schema("CreateOrder", "name", "urgent");
        answer("/orders", "201", null);

        // when
        filter();

        // then
        assertNull(schema("CreateOrder").getRequired());
    }

    @Test
    void a_choice_has_no_type_beside_its_alternatives() throws IOException {
        // given
        schema(ORDER, "name");
        document.getComponents()
                .addSchema(
                        "OneOrMany",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .oneOf(
                                        List.of(
                                                reference(ORDER),
                                                OASFactory.createSchema()
                                                        .addType(SchemaType.ARRAY))));

        // when
        filter();

        // then
        assertNull(schema("OneOrMany").getType());
    }

    @Test
    void every_error_has_the_error_body_and_nothing_else_has() throws IOException {
        // given
        answer("/orders/{id}", "200", null);
        answer("/orders/{id}", "302", null);
        answer("/orders/{id}", "403", null);

        // when
        filter();

        // then
        for (String status : List.of("403", "404", "default")) {
            Content content = response("/orders/{id}", status).getContent();
            assertNotNull(content, status);
            assertEquals(
                    "#/components/schemas/ErrorBody",
                    content.getMediaType("application/json").getSchema().getRef());
        }
        assertNull(response("/orders/{id}", "200").getContent());
        assertNull(response("/orders/{id}", "302").getContent());
    }

    @Test
    void an_error_that_says_itself_what_it_holds_keeps_it() throws IOException {
        // given
        schema(ORDER, "name");
        answer("/health", "503", ORDER);

        // when
        filter();

        // then
        assertEquals(
                "#/components/schemas/" + ORDER,
                response("/health", "503")
                        .getContent()
                        .getMediaType("application/json")
                        .getSchema()
                        .getRef());
    }

    @Test
    void open_schemas_say_that_they_are_open() throws IOException {
        // given
        schema("JsonNode", "empty", "array");
        schema("JsonNodeType");
        schema("ContentBlock", "type");

        // when
        filter();

        // then
        assertNull(schema("JsonNode").getProperties());
        assertNull(document.getComponents().getSchemas().get("JsonNodeType"));
        assertEquals(List.of("type"), schema("ContentBlock").getRequired());
        assertNotNull(schema("ContentBlock").getAdditionalPropertiesSchema());
    }

    private void filter() throws IOException {
        Index index =
                Index.of(
                        OrderView.class,
                        Sheet.class,
                        CreateOrder.class,
                        new Object() {}.getClass(),
                        tour(DocumentShape.class.getPackageName()));
        new DocumentShape(index).filterOpenAPI(document);
    }

    private static Class<?> tour(String packageName) {
        try {
            return Class.forName(packageName + ".package-info");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private Schema schema(String name, String... fields) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (schemas != null && schemas.get(name) != null) {
            return schemas.get(name);
        }
        var made = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (String field : fields) {
            made.addProperty(field, OASFactory.createSchema().addType(SchemaType.STRING));
        }
        document.getComponents().addSchema(name, made);
        return made;
    }

    private List<SchemaType> type(String schema, String field) {
        return schema(schema).getProperties().get(field).getType();
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private void answer(String path, String status, @Nullable String schema) {
        APIResponse response = OASFactory.createAPIResponse().description(status);
        if (schema != null) {
            response.setContent(
                    OASFactory.createContent()
                            .addMediaType(
                                    "application/json",
                                    OASFactory.createMediaType().schema(reference(schema))));
        }
        if (document.getPaths().getPathItem(path) == null) {
            document.getPaths()
                    .addPathItem(
                            path,
                            OASFactory.createPathItem()
                                    .GET(
                                            OASFactory.createOperation()
                                                    .responses(OASFactory.createAPIResponses())));
        }
        document.getPaths()
                .getPathItem(path)
                .getOperations()
                .get(HttpMethod.GET)
                .getResponses()
                .addAPIResponse(status, response);
    }

    private APIResponse response(String path, String status) {
        return document.getPaths()
                .getPathItem(path)
                .getOperations()
                .get(HttpMethod.GET)
                .getResponses()
                .getAPIResponse(status);
    }
}
