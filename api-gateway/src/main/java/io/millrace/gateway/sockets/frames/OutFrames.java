package io.millrace.gateway.sockets.frames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.millrace.gateway.fanout.WatchedEvent;
import io.millrace.rest.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Writes what a client gets. Every frame has all fields:
/// `{"route","event","payload","error","metadata","sentBy":{"id","name"},"sendMethod","streamId","id"}`.
@ApplicationScoped
public class OutFrames {
    /// The event of a message that is nobody's answer.
    public static final String ERROR = "error";

    private final ObjectMapper json;

    public OutFrames(ObjectMapper json) {
        this.json = json;
    }

    /// The answer to a request.
    ///
    /// @param payload JSON text, null when there is an error
    public String answer(
            @Nullable String route,
            String event,
            @Nullable String payload,
            @Nullable SocketError error,
            Caller caller,
            @Nullable String streamId,
            @Nullable String id) {
        ObjectNode frame = json.createObjectNode();
        frame.put("route", route);
        frame.put("event", event);
        putPayload(frame, payload);
        putError(frame, error);
        frame.putObject("metadata");
        frame.putObject("sentBy").put("id", caller.userId()).put("name", caller.name());
        frame.put("sendMethod", SendMethod.SENDER_ONLY.wireName());
        frame.put("streamId", streamId);
        frame.put("id", id);
        return frame.toString();
    }

    /// An event of a stream.
    ///
    /// @param route the operation that asked for it
    /// @param stream as it was subscribed to; `metadata` names it, beside what the envelope tells
    public String event(String route, String stream, String name, WatchedEvent event) {
        ObjectNode frame = json.createObjectNode();
        frame.put("route", route);
        frame.put("event", name);
        putPayload(frame, event.payload());
        frame.putNull("error");
        frame.putObject("metadata")
                .put("stream", stream)
                .put("source", event.envelope().source())
                .put("subject", event.envelope().subject())
                .put("time", event.envelope().time().toString());
        String actor = event.envelope().actor();
        if (actor == null) {
            frame.putNull("sentBy");
        } else {
            frame.putObject("sentBy").put("id", actor).putNull("name");
        }
        frame.put("sendMethod", SendMethod.ALL.wireName());
        frame.put("streamId", event.position().toString());
        frame.putNull("id");
        return frame.toString();
    }

    private static void putPayload(ObjectNode frame, @Nullable String payload) {
        if (payload == null) {
            frame.putNull("payload");
        } else {
            frame.putRawValue("payload", new RawValue(payload));
        }
    }

    private void putError(ObjectNode frame, @Nullable SocketError error) {
        if (error == null) {
            frame.putNull("error");
        } else {
            frame.putObject("error")
                    .put("code", error.code().name())
                    .put("message", error.message());
        }
    }

    /// JSON of a payload that is already a tree.
    public static String text(JsonNode payload) {
        return payload.toString();
    }
}
