package io.millrace.session.schedule;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.JobName;
import io.millrace.session.background.RepeatedJob;
import io.millrace.session.background.Round;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/// The background task `task-scheduler`: makes scheduled tasks due within a second of their time.
/// Safe in many instances, see [ScheduledTasks#makeDue].
@Singleton
public class TaskScheduler implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(TaskScheduler.class);

    private final ScheduledTasks tasks;
    private final ScheduleConfig config;
    private final InstantSource time;

    TaskScheduler(ScheduledTasks tasks, ScheduleConfig config, InstantSource time) {
        this.tasks = tasks;
        this.config = config;
        this.time = time;
    }

    @Override
    public JobName name() {
        return JobName.TASK_SCHEDULER;
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    /// What is due and does not wait yet.
    @Override
    public Backlog backlog() {
        return tasks.overdue(time.instant());
    }

    @Override
    public Round round() {
        Instant now = time.instant();
        List<SessionId> found = tasks.sessionsWithDue(now, config.batch());
        int made = 0;
        for (SessionId session : found) {
            made += makeDue(session, now);
        }
        // Nothing made means that others have what was found; they are not asked for at once.
        return new Round(made, made > 0 && found.size() >= config.batch());
    }

    /// One session that cannot be served must not keep the others waiting.
    private int makeDue(SessionId session, Instant now) {
        try {
            return tasks.makeDue(session, now);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The scheduled tasks of %s could not be made due", session);
            return 0;
        }
    }
}
