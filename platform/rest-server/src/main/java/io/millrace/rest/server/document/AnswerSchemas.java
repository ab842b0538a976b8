package io.millrace.rest.server.document;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The schemas that answers are made of, found by following references from every response.
final class AnswerSchemas {
    private static final String REFERENCE = "#/components/schemas/";

    private final OpenAPI document;
    private final Set<String> names = new LinkedHashSet<>();
    private final Deque<Schema> open = new ArrayDeque<>();

    private AnswerSchemas(OpenAPI document) {
        this.document = document;
    }

    /// The names of the components that some answer holds, directly or deeper.
    static Set<String> namesIn(OpenAPI document) {
        AnswerSchemas found = new AnswerSchemas(document);
        for (PathItem path : document.getPaths().getPathItems().values()) {
            for (Operation operation : path.getOperations().values()) {
                operation.getResponses().getAPIResponses().values().forEach(found::add);
            }
        }
        found.follow();
        return found.names;
    }

    private void add(APIResponse response) {
        Content content = response.getContent();
        if (content != null) {
            content.getMediaTypes().values().stream().map(MediaType::getSchema).forEach(this::add);
        }
    }

    private void add(@Nullable Schema schema) {
        if (schema != null) {
            open.add(schema);
        }
    }

    private void addAll(@Nullable Collection<Schema> schemas) {
        if (schemas != null) {
            open.addAll(schemas);
        }
    }

    /// Ends, because a component is opened once.
    private void follow() {
        while (!open.isEmpty()) {
            Schema schema = open.remove();
            String reference = schema.getRef();
            if (reference != null && reference.startsWith(REFERENCE)) {
                String name = reference.substring(REFERENCE.length());
                if (names.add(name)) {
                    add(document.getComponents().getSchemas().get(name));
                }
            }
            add(schema.getItems());
            add(schema.getAdditionalPropertiesSchema());
            addAll(schema.getProperties() == null ? null : schema.getProperties().values());
            addAll(schema.getOneOf());
            addAll(schema.getAnyOf());
            addAll(schema.getAllOf());
        }
    }
}
