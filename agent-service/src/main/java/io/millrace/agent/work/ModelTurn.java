package io.millrace.agent.work;

import io.millrace.agent.models.ModelReply;
import io.millrace.agent.models.ModelRequest;
import io.millrace.agent.models.ToolOffer;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.Step;
import io.millrace.agent.tools.ToolRegistry;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.DeltaKind;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.payloads.WatcherEvent.StepDelta;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.fanout.FanoutWriter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// One turn of the model: asks, streams, and asks again when that may help.
@Singleton
public final class ModelTurn {
    private final ToolRegistry tools;
    private final SystemPrompt prompt;
    private final FanoutWriter fanout;
    private final RunMetrics metrics;
    private final RunSpans spans;
    private final RunSettings settings;
    private final InstantSource clock;
    private final Ids ids;

    public ModelTurn(
            ToolRegistry tools,
            SystemPrompt prompt,
            FanoutWriter fanout,
            RunMetrics metrics,
            RunSpans spans,
            RunSettings settings,
            InstantSource clock,
            Ids ids) {
        this.tools = tools;
        this.prompt = prompt;
        this.fanout = fanout;
        this.metrics = metrics;
        this.spans = spans;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /// How a turn ended.
    sealed interface Ended {
        /// With a reply.
        record Replied(Step.ModelReplied step) implements Ended {}

        /// Without one, for good.
        record Failed(String why) implements Ended {}

        /// Because the run has to stop.
        record Stopped() implements Ended {}
    }

    /// Asks the model.
    ///
    /// @param limit how much time there is
    Ended take(Job job, Progress progress, Duration limit) throws InterruptedException {
        ModelRequest request =
                new ModelRequest(
                        prompt.text(),
                        Conversation.of(
                                job.before(),
                                progress,
                                job.posted().placedAfter(progress.steps().size())),
                        offers());
        Instant began = clock.instant();
        Duration pause = settings.modelRetryPause();
        try (Deltas deltas = new Deltas(target(job, progress), settings.deltaInterval())) {
            for (int retry = 0; ; retry++) {
                switch (ask(job, request, deltas, limit)) {
                    case Interruptible.Ended.Stopped<ModelReply> _ -> {
                        return new Ended.Stopped();
                    }
                    case Interruptible.Ended.TimedOut<ModelReply> _ -> {
                        return new Ended.Failed(
                                "The model did not answer within %d s"
                                        .formatted(limit.toSeconds()));
                    }
                    case Interruptible.Ended.Finished<ModelReply>(ModelReply.Answered answer) -> {
                        Duration took = Duration.between(began, clock.instant());
                        metrics.modelReplied(job.model().name(), took, answer.usage());
                        return new Ended.Replied(
                                new Step.ModelReplied(
                                        Nesting.bounded(answer.content()), answer.usage(), took));
                    }
                    case Interruptible.Ended.Finished<ModelReply>(ModelReply.Failed failure) -> {
                        metrics.modelFailed(job.model().name());
                        if (!failure.worthRetrying() || retry >= settings.modelRetries()) {
                            return new Ended.Failed("The model failed: " + failure.why());
                        }
                        job.signal().await(jittered(pause));
                        pause = pause.multipliedBy(2);
                    }
                }
            }
        }
    }

    private Interruptible.Ended<ModelReply> ask(
            Job job, ModelRequest request, Deltas deltas, Duration limit)
            throws InterruptedException {
        return Interruptible.call(
                "model " + job.model().name(),
                job.signal(),
                limit,
                spans.model(job, () -> job.model().reply(request, deltas)));
    }

    private List<ToolOffer> offers() {
        return tools.descriptions().stream()
                .map(tool -> new ToolOffer(tool.name(), tool.description(), tool.parameters()))
                .toList();
    }

    private Deltas.Target target(Job job, Progress progress) {
        TaskRequested task = job.begin().task();
        int step = progress.steps().size() + 1;
        return (DeltaKind kind, long offset, String text) -> {
            try {
                fanout.write(
                        StreamName.fanoutSession(task.sessionId()),
                        new Envelope(
                                ids.next(),
                                StreamName.Source.AGENT,
                                task.taskId().toString(),
                                clock.instant(),
                                null,
                                task.sessionId(),
                                job.begin().causationId(),
                                task.userId().toString(),
                                0,
                                new StepDelta(
                                        task.taskId(),
                                        progress.run(),
                                        step,
                                        progress.attempt(),
                                        offset,
                                        kind,
                                        text)));
            } catch (RuntimeException e) {
                metrics.deltaLost();
                throw e;
            }
        };
    }

    /// Between half of the pause and all of it, so that many runs do not ask again at once.
    private static Duration jittered(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
}
