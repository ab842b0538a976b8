package io.millrace.agent.tools;

/// How a tool call ended.
public sealed interface ToolResult {
    /// It was done.
    ///
    /// @param output for the model: data, bounded in size by the registry
    record Done(String output) implements ToolResult {}

    /// It could not be done; the model may try something else.
    ///
    /// @param why for the model and for people; names no secret
    record Failed(String why) implements ToolResult {}

    /// A person must agree first.
    ///
    /// @param question what is asked
    record NeedsApproval(String question) implements ToolResult {}
}
