package io.millrace.streams.contract.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The id of a summary, a UUIDv7; on the wire its canonical text.
public record SummaryId(@JsonValue UUID value) {

    /// @throws IllegalArgumentException when the text is no UUID
    @JsonCreator
    public static SummaryId of(String text) {
        return new SummaryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
