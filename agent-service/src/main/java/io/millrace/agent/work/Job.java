package io.millrace.agent.work;

import io.millrace.agent.models.ChatModel;
import io.millrace.agent.models.ModelMessage;
import io.millrace.agent.runs.Begin;
import io.millrace.agent.tokens.ActingFor;
import java.util.List;

/// What does not change while a worker drives a run.
///
/// @param begin the request and the lease under which everything is written
/// @param before what was said in the session before this run, the prompt included
/// @param running how the run is reached
record Job(
        Begin begin,
        ActingFor actingFor,
        ChatModel model,
        List<ModelMessage> before,
        RunningTask running) {
    Job {
        before = List.copyOf(before);
    }

    StopSignal signal() {
        return running.signal();
    }

    /// What the user has written since.
    PostedMessages posted() {
        return running.posted();
    }
}
