package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation of the document.
///
/// @param id its `operationId`
/// @param body the schema of its body, null when it takes none
/// @param mediaType of its body
/// @param unending whether it answers with events, which have no end to wait for
record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable JsonNode body,
        String mediaType,
        boolean unending) {
    Operation {
        parameters = List.copyOf(parameters);
    }

    /// @param in path, query or header
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    List<Parameter> in(String place) {
        return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
    }
}
