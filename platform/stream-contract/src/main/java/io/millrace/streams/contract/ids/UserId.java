package io.millrace.streams.contract.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The id of a user: the `sub` of their tokens, opaque to us.
public record UserId(@JsonValue String value) {

    @JsonCreator
    public static UserId of(String text) {
        return new UserId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
