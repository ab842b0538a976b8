package io.millrace.agent.runs;

/// What came of beginning a run.
public sealed interface Begun {
    /// It is this worker's, as far as it has come.
    record Ours(Progress progress) implements Begun {}

    /// It was over before.
    record Over(RunState state) implements Begun {}
}
