package io.millrace.agent.work;

/// How a run of this process is reached from outside.
///
/// @param request which request of the task it answers
record RunningTask(int request, StopSignal signal, PostedMessages posted) {}
