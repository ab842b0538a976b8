package io.millrace.agent.tools;

import jakarta.inject.Singleton;

/// `message_user`: tells the user something before the work is done. The message is the call
/// itself: it is stored and shown with the step, so there is nothing else to do, and nothing to do
/// twice.
@Singleton
public final class MessageUserTool implements Tool {
    private static final ToolDescription DESCRIPTION =
            new ToolDescription(
                    "message_user",
                    1,
                    "Shows the user a message while the work goes on. Use it for findings and"
                            + " progress, not for the final answer.",
                    Schemas.of("message_user"),
                    true,
                    false,
                    false);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolAccess access() {
        return ToolAccess.IN_RUNS;
    }

    @Override
    public ToolResult execute(ToolCall call) {
        return new ToolResult.Done("The user sees the message.");
    }
}
