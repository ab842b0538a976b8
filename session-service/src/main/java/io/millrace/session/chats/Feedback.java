package io.millrace.session.chats;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What somebody thinks of a message.
public enum Feedback {
    @JsonProperty("positive")
    POSITIVE,
    @JsonProperty("negative")
    NEGATIVE
}
