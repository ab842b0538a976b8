package io.millrace.agent.work;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.payloads.ControlEvent;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/// Hears what running agents must hear at once. Every worker hears everything; most of it is about
/// runs of others.
@Singleton
public final class ControlListener implements Consumer<Envelope> {
    private final RunningTasks running;

    public ControlListener(RunningTasks running) {
        this.running = running;
    }

    @Override
    public void accept(Envelope envelope) {
        if (envelope.data() instanceof ControlEvent control) {
            switch (control) {
                case ControlEvent.TaskCancelled cancelled -> running.cancel(cancelled.taskId());
                case ControlEvent.TaskTakenOver taken ->
                        running.handOver(taken.taskId(), taken.attempt());
                // Whoever missed that the task was taken over hears at least of what came after.
                case ControlEvent.TaskResumed resumed ->
                        running.handOver(resumed.taskId(), resumed.attempt() - 1);
                case ControlEvent.MessagePosted posted ->
                        running.post(posted.taskId(), posted.messageId(), posted.text());
            }
        }
    }
}
