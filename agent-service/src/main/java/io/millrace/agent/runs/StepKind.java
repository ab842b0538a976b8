package io.millrace.agent.runs;

/// What a step is.
public enum StepKind {
    /// What the model said and which tools it called.
    MODEL_REPLY,
    /// What one tool call gave.
    TOOL_RESULT
}
