package io.millrace.streams.contract.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The id of a session, a UUIDv7; on the wire its canonical text.
public record SessionId(@JsonValue UUID value) {

    /// @throws IllegalArgumentException when the text is no UUID
    @JsonCreator
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
