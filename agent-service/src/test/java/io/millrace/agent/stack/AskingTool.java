package io.millrace.agent.stack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.agent.tools.Tool;
import io.millrace.agent.tools.ToolCall;
import io.millrace.agent.tools.ToolDescription;
import io.millrace.agent.tools.ToolResult;
import jakarta.inject.Singleton;

/// `asking`: a tool that a person must agree to.
@Singleton
public final class AskingTool implements Tool {
    @Override
    public ToolDescription description() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ToolDescription("asking", 1, "For tests", schema, true, true, false);
    }

    @Override
    public ToolResult execute(ToolCall call) {
        throw new AssertionError("called without approval");
    }
}
