package io.millrace.rest.server.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/// Completes the OpenAPI document with what is the same for every operation and so stands nowhere
/// in the code: each error has the error body, an answer has the fields that its record always has,
/// and any other field may be null.
///
/// What only one service knows is a filter of its own, with a priority above the default: it runs
/// before this one and finds the document as it was scanned.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentShape implements OASFilter {
    private static final String ERROR_BODY = "#/components/schemas/ErrorBody";

    private final AnswerFields fields;

    /// @param index the classes that the document was made from
    public DocumentShape(IndexView index) {
        fields = new AnswerFields(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        OpenSchemas.describe(document);
        document.getPaths().getPathItems().forEach(DocumentShape::tellErrors);
        fields.require(document);
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.values().forEach(DocumentShape::leaveTypeToAlternatives);
        schemas.values().forEach(NullableFields::allow);
    }

    private static void tellErrors(String path, PathItem item) {
        for (Operation operation : item.getOperations().values()) {
            APIResponses responses = operation.getResponses();
            if (path.contains("{id}") && responses.getAPIResponse("404") == null) {
                responses.addAPIResponse(
                        "404", OASFactory.createAPIResponse().description("Not Found"));
            }
            if (responses.getDefaultValue() == null) {
                responses.setDefaultValue(
                        OASFactory.createAPIResponse().description("Every other error"));
            }
            responses.getAPIResponses().forEach(DocumentShape::tellErrorBody);
        }
    }

    private static void tellErrorBody(String status, APIResponse response) {
        if (isError(status) && response.getContent() == null) {
            response.setContent(
                    OASFactory.createContent()
                            .addMediaType(
                                    "application/json",
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref(ERROR_BODY))));
        }
    }

    private static boolean isError(String status) {
        return status.equals("default") || status.startsWith("4") || status.startsWith("5");
    }

    /// A choice is what its alternatives are; `type: object` beside them would shut out an array.
    private static void leaveTypeToAlternatives(Schema schema) {
        if (isChoice(schema.getOneOf()) || isChoice(schema.getAnyOf())) {
            schema.setType(null);
        }
    }

    private static boolean isChoice(@Nullable List<Schema> alternatives) {
        return alternatives != null && !alternatives.isEmpty();
    }
}
