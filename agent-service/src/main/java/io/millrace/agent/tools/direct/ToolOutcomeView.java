package io.millrace.agent.tools.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.agent.tools.ToolResult;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came of a call.
///
/// @param output what the tool says: its result, why it failed, or what a person is asked
@Schema(name = "ToolOutcome")
public record ToolOutcomeView(Outcome outcome, String output) {
    /// How a call ended.
    @Schema(name = "ToolOutcomeKind")
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("needs_approval")
        NEEDS_APPROVAL
    }

    static ToolOutcomeView of(ToolResult result) {
        return switch (result) {
            case ToolResult.Done(String output) -> new ToolOutcomeView(Outcome.DONE, output);
            case ToolResult.Failed(String why) -> new ToolOutcomeView(Outcome.FAILED, why);
            case ToolResult.NeedsApproval(String question) ->
                    new ToolOutcomeView(Outcome.NEEDS_APPROVAL, question);
        };
    }
}
