package io.millrace.streams.contract.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The id of a run, a UUIDv7; on the wire its canonical text.
public record RunId(@JsonValue UUID value) {

    /// @throws IllegalArgumentException when the text is no UUID
    @JsonCreator
    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
