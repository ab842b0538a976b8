package io.millrace.agent.tools;

import jakarta.inject.Singleton;

/// `done`: ends the run with its final answer.
@Singleton
public final class DoneTool implements Tool {
    private static final ToolDescription DESCRIPTION =
            new ToolDescription(
                    "done",
                    1,
                    "Ends the work with the final answer. Call it alone, after the results of all"
                            + " other calls have been seen.",
                    Schemas.of("done"),
                    true,
                    false,
                    true);

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
        return new ToolResult.Done(call.text("response"));
    }
}
