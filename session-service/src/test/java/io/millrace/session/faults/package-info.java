/// What survives when processes and servers die.
///
/// [Fleet] is session-service as it runs in production: [Artefact], the package, as two servers and
/// three processes of background tasks, on a PostgreSQL and a Redis of their own. [ScriptedAgents]
/// are the agents, over the real delivery. [Crowd] prompts, asks again where it got no answer, and
/// remembers what was accepted; [Borrowers] do so with sessions that need a sandbox. [Checker]
/// reads database and streams and says everything that is wrong; [LeaseChecker] compares the
/// database with the books of an allocator that misbehaves ([AllocatorBooks]), or with the
/// directories of this host ([DirectoryBooks]). What they would miss, [FaultJourneyIT],
/// [AllocatorJourneyIT] and [DirectoryJourneyIT] plant at their ends.
///
/// `-Dmillrace.rounds=20` is the long profile, `-Dmillrace.seed=…` repeats the choices of a run.
@NullMarked
package io.millrace.session.faults;

import org.jspecify.annotations.NullMarked;
