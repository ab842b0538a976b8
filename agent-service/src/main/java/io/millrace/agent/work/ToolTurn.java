package io.millrace.agent.work;

import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.RunJournal;
import io.millrace.agent.runs.RunState;
import io.millrace.agent.runs.Step;
import io.millrace.agent.tokens.OnBehalf;
import io.millrace.agent.tools.ToolCall;
import io.millrace.agent.tools.ToolDescription;
import io.millrace.agent.tools.ToolRegistry;
import io.millrace.agent.tools.ToolResult;
import io.millrace.agent.tools.ToolSettings;
import io.millrace.streams.contract.content.ContentBlock.ToolUse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// One tool call: makes it, or tells the model why not, and stores what came of it.
///
/// A call whose result was never stored, because its worker was lost, is made again if the tool is
/// idempotent. If it is not, the journal knows whether the call had begun, and then the model is
/// told that the outcome is unknown.
@Singleton
public final class ToolTurn {
    private static final String UNKNOWN =
            "Whether this call took effect is not known: the worker that made it was lost. Find out"
                    + " before calling again.";

    private final ToolRegistry tools;
    private final RunJournal journal;
    private final RunMetrics metrics;
    private final RunSpans spans;
    private final Duration timeout;
    private final InstantSource clock;

    public ToolTurn(
            ToolRegistry tools,
            RunJournal journal,
            RunMetrics metrics,
            RunSpans spans,
            ToolSettings settings,
            InstantSource clock) {
        this.tools = tools;
        this.journal = journal;
        this.metrics = metrics;
        this.spans = spans;
        timeout = settings.timeout();
        this.clock = clock;
    }

    /// Makes the call.
    ///
    /// @param limit how much time the run has left
    /// @return how far the run has come; empty when the run has to stop
    Optional<Progress> take(Job job, Progress progress, ToolUse use, Duration limit)
            throws InterruptedException {
        Instant began = clock.instant();
        boolean lostInFlight = progress.callInFlight().equals(Optional.of(use.id()));
        if (lostInFlight) {
            return Optional.of(store(job, progress, use, new ToolResult.Failed(UNKNOWN), began));
        }
        Optional<String> refusal = Nesting.refusalOf(use);
        if (refusal.isPresent()) {
            return Optional.of(
                    store(job, progress, use, new ToolResult.Failed(refusal.get()), began));
        }
        Optional<ToolDescription> tool = tools.named(use.name());
        if (tool.isPresent() && tool.get().endsRun() && !isAlone(progress)) {
            return Optional.of(
                    store(
                            job,
                            progress,
                            use,
                            new ToolResult.Failed(
                                    "Call %s alone, after the results of the other calls have been"
                                                    .formatted(use.name())
                                            + " seen."),
                            began));
        }
        boolean careful = tool.isPresent() && !tool.get().idempotent();
        Progress noted = careful ? journal.callBegins(job.begin(), progress, use.id()) : progress;
        ToolCall call =
                new ToolCall(
                        use.id(),
                        use.name(),
                        key(progress, use),
                        use.input(),
                        new OnBehalf.Run(job.actingFor().in(progress.run())));
        return switch (Interruptible.call(
                "tool " + use.name(),
                job.signal(),
                shorter(timeout, limit),
                spans.tool(use, tool.isPresent(), () -> tools.execute(call)))) {
            case Interruptible.Ended.Stopped<ToolResult> _ -> Optional.empty();
            case Interruptible.Ended.TimedOut<ToolResult> _ ->
                    Optional.of(store(job, noted, use, timedOut(careful), began));
            case Interruptible.Ended.Finished<ToolResult>(ToolResult result) ->
                    Optional.of(store(job, noted, use, result, began));
        };
    }

    private Progress store(
            Job job, Progress progress, ToolUse use, ToolResult result, Instant began) {
        Duration took = Duration.between(began, clock.instant());
        // What the user has written meanwhile is to be answered before the end.
        boolean ends =
                tools.named(use.name()).map(ToolDescription::endsRun).orElse(false)
                        && !job.posted().areWaiting();
        RunState now = progress.state();
        RunState next =
                switch (result) {
                    case ToolResult.Done(String output) when ends -> now.complete(output);
                    case ToolResult.Done _ -> now;
                    case ToolResult.Failed _ -> now;
                    case ToolResult.NeedsApproval(String question) -> now.askForHelp(question);
                };
        metrics.toolCalled(tools.named(use.name()).isPresent() ? use.name() : "unknown", result);
        return journal.append(
                job.begin(),
                progress,
                new Step.ToolAnswered(use.name(), key(progress, use), block(use, result), took),
                next);
    }

    private static io.millrace.streams.contract.content.ContentBlock.ToolResult block(
            ToolUse use, ToolResult result) {
        return switch (result) {
            case ToolResult.Done(String output) -> block(use, output, false);
            case ToolResult.Failed(String why) -> block(use, why, true);
            case ToolResult.NeedsApproval(String question) -> block(use, question, true);
        };
    }

    private static io.millrace.streams.contract.content.ContentBlock.ToolResult block(
            ToolUse use, String content, boolean failed) {
        return new io.millrace.streams.contract.content.ContentBlock.ToolResult(
                use.id(), content, failed);
    }

    private ToolResult timedOut(boolean careful) {
        String text = "The tool did not answer within %d s.".formatted(timeout.toSeconds());
        return new ToolResult.Failed(careful ? text + " " + UNKNOWN : text);
    }

    private static boolean isAlone(Progress progress) {
        return progress.lastReply().map(reply -> reply.calls().size() == 1).orElse(false);
    }

    private static String key(Progress progress, ToolUse use) {
        return progress.run() + ":" + use.id();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
