/// The safety net under the outbox: whatever has come to a stand, moves again.
///
/// [SessionPoller] is the background task. Each round it asks [StuckRows] for three kinds of
/// sessions and has [Recovery] put each right under its row lock:
///
/// - a task waits although nothing of its session is with an agent: it is handed out;
/// - a task is with an agent, nothing has been heard of it for a while, and no stream and no worker
///   holds its work any more: it is asked for again;
/// - a state has lasted beyond its deadline ([RecoveryConfig]), or the session did not follow the
///   end of its last task: it is moved on.
///
/// What was found is a hint; it is looked at again under the lock, and a session that somebody else
/// holds is left to them, so that any number of pollers do each thing once. [StateAges] are the
/// figures of the oldest in each state.
@NullMarked
package io.millrace.session.recovery;

import org.jspecify.annotations.NullMarked;
