package io.millrace.agent.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.agent.calls.CallAnswer.Answered;
import io.millrace.agent.calls.CallAnswer.Unreachable;
import io.millrace.agent.calls.PeerSettings;
import io.millrace.agent.calls.ServiceCalls;
import io.millrace.agent.tokens.IssuedToken;
import io.millrace.agent.tokens.UserTokens;
import io.millrace.streams.contract.catalogue.StreamName;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/// `analyze_sql`: asks sql-analyzer-service, in the user's name, which tables and columns a
/// statement uses and where each output column comes from.
@Singleton
public final class AnalyzeSqlTool implements Tool {
    private static final ToolDescription DESCRIPTION =
            new ToolDescription(
                    "analyze_sql",
                    1,
                    "Analyses SQL without running it: its tables, joins, columns and the lineage of"
                            + " every output column, as JSON.",
                    Schemas.of("analyze_sql"),
                    true,
                    false,
                    false);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final ServiceCalls calls;
    private final UserTokens tokens;
    private final URI address;
    private final Duration timeout;

    public AnalyzeSqlTool(
            ServiceCalls calls, UserTokens tokens, PeerSettings peers, ToolSettings settings) {
        this.calls = calls;
        this.tokens = tokens;
        address = peers.sqlUrl().resolve("/api/v1/sql/analyze");
        timeout = settings.timeout();
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult execute(ToolCall call) throws InterruptedException {
        return switch (tokens.forCallTo(StreamName.Source.SQL, call.onBehalf())) {
            case IssuedToken.Token token -> ask(call, token);
            case IssuedToken.Refused(String why) -> new ToolResult.Failed(why);
            case IssuedToken.Unavailable(String why) -> new ToolResult.Failed(why);
        };
    }

    private ToolResult ask(ToolCall call, IssuedToken.Token token) throws InterruptedException {
        String body = call.arguments().toString();
        return switch (calls.postJson(
                StreamName.Source.SQL, address, token.value(), body, timeout)) {
            case Answered answer when answer.ok() -> new ToolResult.Done(answer.body());
            case Answered answer -> new ToolResult.Failed(messageOf(answer));
            case Unreachable(String why) -> new ToolResult.Failed(why);
        };
    }

    /// The message of an error body, which says where in the statement the fault is.
    private static String messageOf(Answered answer) {
        try {
            JsonNode message = JSON.readTree(answer.body()).path("error").path("message");
            if (message.isTextual()) {
                return message.asText();
            }
        } catch (JsonProcessingException _) {
            // No error body; the status has to do.
        }
        return "sql-analyzer-service answered " + answer.status();
    }
}
