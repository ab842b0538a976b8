package io.millrace.gateway.sockets.frames;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a client sends: `{"route","payload","id"}`.
///
/// @param payload empty when there was none
/// @param id to be echoed, null when there was none
public record InFrame(String route, ObjectNode payload, @Nullable String id) {
    private static final int MAX_ID_LENGTH = 200;

    /// Reads a frame.
    ///
    /// @throws RefusedFrame when it is none; there is no id to echo then
    public static InFrame parse(String text, ObjectMapper json) throws RefusedFrame {
        JsonNode frame;
        try {
            frame = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw bad("The message is not readable as JSON");
        }
        if (frame == null || !frame.isObject()) {
            throw bad("The message must be an object");
        }
        JsonNode route = frame.path("route");
        if (!route.isTextual()) {
            throw bad("route must be a text");
        }
        JsonNode id = frame.path("id");
        boolean hasId = !id.isMissingNode() && !id.isNull();
        if (hasId && (!id.isTextual() || id.textValue().length() > MAX_ID_LENGTH)) {
            throw bad("id must be a text of at most " + MAX_ID_LENGTH + " characters");
        }
        JsonNode payload = frame.path("payload");
        if (payload.isMissingNode() || payload.isNull()) {
            payload = json.createObjectNode();
        }
        if (!(payload instanceof ObjectNode object)) {
            throw bad("payload must be an object");
        }
        return new InFrame(route.textValue(), object, hasId ? id.textValue() : null);
    }

    /// A field of the payload that must be a text.
    public String text(String field) throws RefusedFrame {
        JsonNode value = payload.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw bad("payload." + field + " must be a text");
        }
        return value.textValue();
    }

    /// A field of the payload that may be a text.
    public @Nullable String optionalText(String field) throws RefusedFrame {
        JsonNode value = payload.path(field);
        return value.isMissingNode() || value.isNull() ? null : text(field);
    }

    private static RefusedFrame bad(String message) {
        return new RefusedFrame(SocketError.Code.BAD_REQUEST, message);
    }
}
