/// The background tasks of the service: what it does without being asked.
///
/// They are called jobs here, because a task is what an agent works on. [JobName] is the register:
/// a job that is not in it cannot run. A feature brings its job as a bean, a [Job] that runs by
/// itself or, nearly always, a [RepeatedJob] with one method for a bounded round. [Jobs] starts
/// those that this process was told to run ([ProcessConfig]) and stops them before delivery is
/// closed.
///
/// [Rounds] watches each round: the figures `millrace_jobs_total`, `…_duration_seconds`,
/// `…_active`, `…_waiting` and `…_oldest_seconds`, and what [JobHealth] tells of the job. A job
/// that fails or is slow stays ready; one whose round never ends makes the process not live.
///
/// Every job is safe in many instances: what it takes, it takes with `SKIP LOCKED` or under an
/// advisory lock, and what it has finished is committed round by round, so that the next one goes
/// on there. The features depend on this package, never the other way round.
@NullMarked
package io.millrace.session.background;

import org.jspecify.annotations.NullMarked;
