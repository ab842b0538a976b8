package io.millrace.agent.tools.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.agent.tokens.OnBehalf;
import io.millrace.agent.tools.ToolDescription;
import io.millrace.agent.tools.ToolRegistry;
import io.millrace.agent.tools.direct.DirectCalls;
import io.millrace.agent.tools.direct.ToolOutcomeView;
import io.millrace.rest.DomainException;
import io.millrace.trust.Callers;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Offers tools over the Model Context Protocol (revision 2025-06-18, server features: tools).
@Singleton
public class McpTools {
    private final ToolRegistry tools;
    private final DirectCalls calls;
    private final Callers callers;
    private final ToolManager manager;
    private final ObjectMapper json;

    McpTools(
            ToolRegistry tools,
            DirectCalls calls,
            Callers callers,
            ToolManager manager,
            ObjectMapper json) {
        this.tools = tools;
        this.calls = calls;
        this.callers = callers;
        this.manager = manager;
        this.json = json;
    }

    void offer(@Observes StartupEvent start) {
        tools.descriptions().stream()
                .filter(tool -> !tools.access(tool.name()).orElseThrow().onlyInRuns())
                .forEach(this::offer);
    }

    private void offer(ToolDescription tool) {
        boolean reads = tools.access(tool.name()).orElseThrow().scope().equals("read");
        manager.newTool(tool.name())
                .setDescription(tool.description())
                .setInputSchema(new JsonObject(tool.parameters().toString()))
                .setAnnotations(
                        new ToolAnnotations(tool.name(), reads, !reads, tool.idempotent(), false))
                .setHandler(arguments -> call(tool.name(), arguments), true)
                .register();
    }

    /// What a tool says of a call that failed is for the model, and so is why a call is refused: it
    /// may put it right.
    private ToolResponse call(String tool, ToolArguments arguments) {
        try {
            ToolOutcomeView outcome =
                    calls.execute(
                            tool,
                            json.valueToTree(arguments.args()),
                            new OnBehalf.Request(callers.current(), callers.bearer(), false));
            return switch (outcome.outcome()) {
                case DONE -> ToolResponse.success(outcome.output());
                case FAILED -> ToolResponse.error(outcome.output());
                case NEEDS_APPROVAL ->
                        ToolResponse.error(
                                outcome.output()
                                        + " A person has to call it, over /api/v1/tools/"
                                        + tool
                                        + "/execute with approved.");
            };
        } catch (DomainException refused) {
            return ToolResponse.error(refused.getMessage());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return ToolResponse.error("The call was interrupted.");
        }
    }
}
