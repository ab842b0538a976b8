package io.millrace.rest.server.document;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The schemas that a scan of Java types gets wrong because what they stand for is open: any JSON,
/// and the parts of a message, whose kinds grow. Every service that has one describes it alike, or
/// the joined document would have it twice.
final class OpenSchemas {
    private static final String ANY_JSON = "JsonNode";
    private static final String KIND_OF_JSON = "JsonNodeType";
    private static final String CONTENT_BLOCK = "ContentBlock";

    private OpenSchemas() {}

    static void describe(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (schemas.containsKey(ANY_JSON)) {
            document.getComponents().addSchema(ANY_JSON, anyJson());
            document.getComponents().removeSchema(KIND_OF_JSON);
        }
        if (schemas.containsKey(CONTENT_BLOCK)) {
            document.getComponents().addSchema(CONTENT_BLOCK, contentBlock());
        }
    }

    private static Schema anyJson() {
        return OASFactory.createSchema().description("Any JSON value");
    }

    private static Schema contentBlock() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(
                        "One part of a message. `type` tells them apart: text {text}, tool_use"
                                + " {id, name, input}, tool_result {tool_use_id, content,"
                                + " is_error}, image {source}, document {source, name, size},"
                                + " thinking {thinking, signature}, redacted_thinking {data},"
                                + " user_action {content}, lineage_ref {table, column}, asset_ref"
                                + " {asset_id, asset_type, version}; others come as they are"
                                + " stored.")
                .required(List.of("type"))
                .addProperty("type", OASFactory.createSchema().addType(SchemaType.STRING))
                .additionalPropertiesSchema(OASFactory.createSchema());
    }
}
