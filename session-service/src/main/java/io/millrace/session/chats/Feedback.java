package io.millrace.session.chats;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What somebody thinks of a message.
public enum Feedback {
    @JsonProperty("positive")
    POSITIVE,
    @JsonProperty("negative")
    NEGATIVE;

    /// As refusals name it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
