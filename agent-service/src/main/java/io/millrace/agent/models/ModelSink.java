package io.millrace.agent.models;

/// Where a model's reply goes, piece by piece, while it is still being written. A piece holds whole
/// code points.
public interface ModelSink {
    /// A piece of what the model says.
    void text(String piece);

    /// A piece of what the model thinks aloud.
    void reasoning(String piece);

    /// A piece of the arguments (JSON text) of a tool call.
    void toolArguments(String piece);
}
