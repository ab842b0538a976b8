package io.millrace.agent.tools;

/// Something an agent may call. Implementations are beans without state; a call runs in a thread of
/// its own and is cancelled by interrupting it.
public interface Tool {
    /// What the tool is called, does and takes; always the same.
    ToolDescription description();

    /// Who may call it, and where; always the same.
    default ToolAccess access() {
        return ToolAccess.ANYWHERE;
    }

    /// Does it. The arguments have been checked against the schema.
    ToolResult execute(ToolCall call) throws InterruptedException;
}
