package io.millrace.streams.contract.content;

/// Whose words a message holds. A tool's result counts as the user's, as model providers have it.
public enum MessageRole {
    USER,
    ASSISTANT,
    SYSTEM
}
