package io.millrace.rest.server;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Completes the OpenAPI document with what is the same for every operation and so stands nowhere
/// in the code: each error has the error body, and a field that is not required may be null.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentShape implements OASFilter {
    private static final String ERROR_BODY = "#/components/schemas/ErrorBody";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach(DocumentShape::tellErrors);
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.values().forEach(DocumentShape::allowNull);
    }

    private static void tellErrors(String path, PathItem item) {
        for (Operation operation : item.getOperations().values()) {
            if (path.contains("{id}") && operation.getResponses().getAPIResponse("404") == null) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                "404", OASFactory.createAPIResponse().description("Not Found"));
            }
            operation
                    .getResponses()
                    .addAPIResponse(
                            "default",
                            OASFactory.createAPIResponse().description("Every other error"));
            operation
                    .getResponses()
                    .getAPIResponses()
                    .forEach((status, response) -> {
                        if (!status.startsWith("2")) {
                            response.setContent(
                                    OASFactory.createContent()
                                            .addMediaType(
                                                    "application/json",
                                                    OASFactory.createMediaType()
                                                            .schema(ref(ERROR_BODY))));
                        }
                    });
        }
    }

    private static void allowNull(Schema object) {
        if (object.getProperties() == null) {
            return;
        }
        List<String> required = object.getRequired() == null ? List.of() : object.getRequired();
        for (Map.Entry<String, Schema> field : Map.copyOf(object.getProperties()).entrySet()) {
            if (!required.contains(field.getKey())) {
                object.addProperty(field.getKey(), nullable(field.getValue()));
            }
        }
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .anyOf(
                            List.of(
                                    ref(schema.getRef()),
                                    OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        List<SchemaType> types =
                new ArrayList<>(schema.getType() == null ? List.of() : schema.getType());
        if (!types.isEmpty() && !types.contains(SchemaType.NULL)) {
            types.add(SchemaType.NULL);
            schema.setType(types);
            if (schema.getEnumeration() != null) {
                List<Object> values = new ArrayList<>(schema.getEnumeration());
                values.add(null);
                schema.setEnumeration(values);
            }
        }
        return schema;
    }

    private static Schema ref(String target) {
        return OASFactory.createSchema().ref(target);
    }
}
