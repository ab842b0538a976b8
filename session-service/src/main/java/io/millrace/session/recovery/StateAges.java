package io.millrace.session.recovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The figures `millrace_state_oldest_seconds{of,state}`: for how long the oldest has been in each
/// state that is not final; 0 where there is none. Told by processes that run the session-poller.
@Singleton
class StateAges {
    private static final String OLDEST =
            """
            select 'task', 'PENDING', min(queued_at) from tasks
              where status = 'PENDING' and (scheduled_for is null or scheduled_for <= :now)
            union all select 'task', 'RUNNING', min(executed_at) from tasks where status = 'RUNNING'
            union all select 'task', 'NEEDS_HELP', min(updated_at) from tasks
              where status = 'NEEDS_HELP'
            union all select 'task', 'NEEDS_REVIEW', min(updated_at) from tasks
              where status = 'NEEDS_REVIEW'
            union all select 'inbox', inbox, min(updated_at)
              from (values ('PENDING'), ('ACTIVE'), ('PROCESSING')) open (inbox)
              left join sessions on inbox_status = inbox and session_status = 'ACTIVE'
                and deleted_at is null
              group by inbox
            union all select 'session', status, min(updated_at)
              from (values ('ACTIVE'), ('RETURNING_IP')) open (status)
              left join sessions on session_status = status and deleted_at is null
              group by status
            union all select 'cancellation', 'requested', min(cancel_requested_at) from tasks
              where status = 'RUNNING' and cancel_deadline is not null
            """;

    private final EntityManager entities;
    private final MeterRegistry meters;
    private final InstantSource time;
    private final Map<Tags, Duration> ages = new ConcurrentHashMap<>();

    StateAges(EntityManager entities, MeterRegistry meters, InstantSource time) {
        this.entities = entities;
        this.meters = meters;
        this.time = time;
    }

    /// Takes the figures anew.
    @Transactional
    void sample() {
        Instant now = time.instant();
        List<?> rows =
                entities.createNativeQuery(OLDEST, Object[].class)
                        .setParameter("now", now)
                        .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            Duration age =
                    columns[2] instanceof Instant since
                            ? Duration.between(since, now)
                            : Duration.ZERO;
            tell(Tags.of("of", (String) columns[0], "state", (String) columns[1]), age);
        }
    }

    private void tell(Tags tags, Duration age) {
        if (ages.put(tags, age) == null) {
            TimeGauge.builder(
                            "millrace_state_oldest",
                            ages,
                            TimeUnit.MILLISECONDS,
                            all -> all.getOrDefault(tags, Duration.ZERO).toMillis())
                    .tags(tags)
                    .register(meters);
        }
    }
}
