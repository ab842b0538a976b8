/// agent-service: runs tasks with models and tools.
///
/// Begin with `work`: a worker takes a task from the work streams and drives its run, step by step.
/// `runs` keeps what has happened, so that another worker can go on; `models` is what the agent
/// thinks with, `tools` what it can do, `tokens` how it speaks in the user's name, `sessions` what
/// it asks session-service, `streams` how all this is joined to Redis.
@NullMarked
package io.millrace.agent;

import org.jspecify.annotations.NullMarked;
