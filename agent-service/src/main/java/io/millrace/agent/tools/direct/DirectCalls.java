package io.millrace.agent.tools.direct;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.agent.tokens.OnBehalf;
import io.millrace.agent.tools.ToolCall;
import io.millrace.agent.tools.ToolGuard.Verdict;
import io.millrace.agent.tools.ToolRegistry;
import io.millrace.agent.tools.ToolResult;
import io.millrace.agent.tools.ToolSettings;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Tools as clients call them by themselves, without a run.
@Singleton
public class DirectCalls {
    private final ToolRegistry tools;
    private final Duration timeout;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("direct tool call ", 0).factory());

    public DirectCalls(ToolRegistry tools, ToolSettings settings) {
        this.tools = tools;
        timeout = settings.timeout();
    }

    /// Everything that can be called here, those tools among them that only agents can call.
    public List<ToolView> all() {
        return tools.descriptions().stream()
                .map(tool -> ToolView.of(tool, tools.access(tool.name()).orElseThrow()))
                .toList();
    }

    /// Calls a tool.
    ///
    /// @throws DomainException NOT_FOUND when there is none of that name; INVALID_INPUT when its
    ///   schema does not allow the arguments; FORBIDDEN when the caller may not; ILLEGAL_STATE when
    ///   it means nothing outside a run
    public ToolOutcomeView execute(String name, JsonNode arguments, OnBehalf.Request who)
            throws InterruptedException {
        Verdict verdict =
                tools.verdict(name, who)
                        .orElseThrow(() ->
                                new DomainException(
                                        ErrorCode.NOT_FOUND,
                                        "there is no tool of that name",
                                        "name"));
        if (tools.access(name).orElseThrow().onlyInRuns()) {
            throw new DomainException(
                    ErrorCode.ILLEGAL_STATE, name + " can only be called in a run", "name");
        }
        if (verdict instanceof Verdict.Refused(String why)) {
            throw new DomainException(ErrorCode.FORBIDDEN, why);
        }
        List<String> problems = tools.problems(name, arguments);
        if (!problems.isEmpty()) {
            throw DomainException.invalidInput("arguments", String.join("; ", problems));
        }
        return ToolOutcomeView.of(called(name, arguments, who));
    }

    private ToolResult called(String name, JsonNode arguments, OnBehalf.Request who)
            throws InterruptedException {
        String id = UUID.randomUUID().toString();
        Future<ToolResult> call =
                threads.submit(() ->
                        tools.execute(new ToolCall(id, name, "direct:" + id, arguments, who)));
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new ToolResult.Failed(
                    "The tool did not answer within %d s.".formatted(timeout.toSeconds()));
        } catch (ExecutionException broken) {
            throw new IllegalStateException(
                    "the tool " + name + " could not be called", broken.getCause());
        } finally {
            call.cancel(true);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
