package io.millrace.agent.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.agent.runs.RunState;
import io.millrace.agent.tools.ToolResult;
import io.millrace.streams.contract.content.TokenUsage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/// Figures of runs, models and tools, for Prometheus.
@Singleton
public final class RunMetrics {
    private final MeterRegistry registry;

    public RunMetrics(MeterRegistry registry, RunningTasks running) {
        this.registry = registry;
        registry.gauge("millrace.runs.active", running, RunningTasks::count);
    }

    void ended(RunState state, Duration took) {
        Timer.builder("millrace.runs")
                .description("Runs that have ended, and how long they took")
                .tag("outcome", state.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(took);
    }

    void modelReplied(String model, Duration took, TokenUsage usage) {
        Timer.builder("millrace.model.calls")
                .description("Model calls that gave a reply, and how long they took")
                .tag("model", model)
                .register(registry)
                .record(took);
        tokens(model, "input", usage.inputTokens());
        tokens(model, "output", usage.outputTokens());
    }

    void modelFailed(String model) {
        registry.counter("millrace.model.failures", "model", model).increment();
    }

    void toolCalled(String tool, ToolResult result) {
        String outcome =
                switch (result) {
                    case ToolResult.Done _ -> "done";
                    case ToolResult.Failed _ -> "failed";
                    case ToolResult.NeedsApproval _ -> "needs_approval";
                };
        registry.counter("millrace.tool.calls", "tool", tool, "outcome", outcome).increment();
    }

    void deltaLost() {
        registry.counter("millrace.deltas.lost").increment();
    }

    private void tokens(String model, String direction, long count) {
        registry.counter("millrace.model.tokens", "model", model, "direction", direction)
                .increment((double) count);
    }
}
