package io.millrace.gateway.documents;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.gateway.fanout.WatcherEvents;
import io.millrace.gateway.sockets.SocketRoute;
import io.millrace.gateway.sockets.SocketRoutes;
import io.millrace.gateway.sockets.frames.SocketError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// `/ws` as an AsyncAPI 3 document, made from the table of routes and the list of events.
final class SocketDocument {
    private static final String CHANNEL = "#/channels/ws";
    private static final List<String> SUBSCRIPTION_FIELDS = List.of("stream", "after");

    private final ObjectNode document;
    private final ObjectNode messages;
    private final ObjectNode operations;
    private final ObjectNode schemas;

    private SocketDocument(ObjectMapper json) {
        document = json.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Millrace sockets")
                .put("version", "1")
                .put("description", "Operations and events on the WebSocket");
        document.put("defaultContentType", "application/json");
        ObjectNode channel = document.putObject("channels").putObject("ws").put("address", "/ws");
        messages = channel.putObject("messages");
        operations = document.putObject("operations");
        schemas = document.putObject("components").putObject("schemas");
    }

    static ObjectNode of(ObjectMapper json) {
        SocketDocument made = new SocketDocument(json);
        made.addSchemas();
        made.request("/subscribe", SUBSCRIPTION_FIELDS, List.of("stream"), "subscribed");
        made.request("/unsubscribe", List.of("stream"), List.of("stream"), "unsubscribed");
        for (SocketRoute route : SocketRoutes.all()) {
            made.request(route.route(), route.fields(), route.fields(), route.event());
        }
        WatcherEvents.names().forEach(made::event);
        List.of("resync", "tokenExpiring", "error").forEach(made::event);
        return made.document;
    }

    private void request(String route, List<String> fields, List<String> required, String event) {
        String name = nameOf(route);
        ObjectNode message = messages.putObject(name);
        ObjectNode payload = message.putObject("payload").put("type", "object");
        payload.putArray("required").add("route");
        ObjectNode properties = payload.putObject("properties");
        properties.putObject("route").put("const", route);
        properties.putObject("id").put("type", "string").put("maxLength", 200);
        ObjectNode inner = properties.putObject("payload").put("type", "object");
        ArrayNode needed = inner.putArray("required");
        required.forEach(needed::add);
        ObjectNode innerProperties = inner.putObject("properties");
        fields.forEach(field -> innerProperties.putObject(field).put("type", "string"));
        answerMessage(event);
        ObjectNode operation = operations.putObject(name).put("action", "receive");
        operation.putObject("channel").put("$ref", CHANNEL);
        operation.putArray("messages").addObject().put("$ref", CHANNEL + "/messages/" + name);
        ObjectNode reply = operation.putObject("reply");
        reply.putObject("channel").put("$ref", CHANNEL);
        reply.putArray("messages").addObject().put("$ref", CHANNEL + "/messages/" + event);
    }

    private void event(String event) {
        answerMessage(event);
        ObjectNode operation = operations.putObject("send_" + event).put("action", "send");
        operation.putObject("channel").put("$ref", CHANNEL);
        operation.putArray("messages").addObject().put("$ref", CHANNEL + "/messages/" + event);
    }

    private void answerMessage(String event) {
        ObjectNode payload = messages.putObject(event).putObject("payload");
        ArrayNode all = payload.putArray("allOf");
        all.addObject().put("$ref", "#/components/schemas/Frame");
        all.addObject().putObject("properties").putObject("event").put("const", event);
    }

    private void addSchemas() {
        ObjectNode frame = schemas.putObject("Frame").put("type", "object");
        ArrayNode required = frame.putArray("required");
        ObjectNode properties = frame.putObject("properties");
        for (String field : List.of("route", "event", "sendMethod", "streamId", "id")) {
            required.add(field);
            properties.putObject(field).putArray("type").add("string").add("null");
        }
        for (String field : List.of("payload", "metadata", "sentBy")) {
            required.add(field);
            properties.putObject(field);
        }
        required.add("error");
        ArrayNode error = properties.putObject("error").putArray("oneOf");
        error.addObject().put("type", "null");
        error.addObject().put("$ref", "#/components/schemas/Error");
        ObjectNode errorSchema = schemas.putObject("Error").put("type", "object");
        errorSchema.putArray("required").add("code").add("message");
        ObjectNode errorProperties = errorSchema.putObject("properties");
        ArrayNode codes = errorProperties.putObject("code").putArray("enum");
        Arrays.stream(SocketError.Code.values()).map(Enum::name).forEach(codes::add);
        errorProperties.putObject("message").put("type", "string");
    }

    /// `/data-sources/list` is `dataSourcesList`.
    private static String nameOf(String route) {
        StringBuilder name = new StringBuilder();
        for (String word : route.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(
                        name.isEmpty()
                                ? word
                                : word.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + word.substring(1));
            }
        }
        return name.toString();
    }
}
