package io.millrace.session.recovery;

import io.millrace.session.recovery.StuckRows.Silent;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.consumers.LiveWork;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds tasks that are said to be with an agent, and whose work neither Redis nor the outbox knows
/// any more. Not in a transaction: it asks Redis. Used by the poller's one thread.
@Singleton
class LostWork {
    private final StuckRows rows;
    private final LiveWork live;
    private final RecoveryConfig config;
    private final InstantSource time;
    private TaskId reached = StuckRows.FIRST;
    private Instant nextPass = Instant.EPOCH;

    LostWork(StuckRows rows, Delivery delivery, RecoveryConfig config, InstantSource time) {
        this.rows = rows;
        live = delivery.liveWork();
        this.config = config;
        this.time = time;
    }

    /// A task that is to be asked for again.
    ///
    /// @param dispatched when it was asked for last; another time means that somebody was first
    record Lost(SessionId session, TaskId task, Instant dispatched) {}

    /// Looks at the next few silent tasks: one batch in each round until all have been looked at,
    /// and then not for half of the configured silence, as most of them only wait for a worker.
    List<Lost> find() {
        Instant now = time.instant();
        if (now.isBefore(nextPass)) {
            return List.of();
        }
        List<Silent> batch = rows.silent(now.minus(config.silence()), reached, config.batch());
        if (batch.size() < config.batch()) {
            reached = StuckRows.FIRST;
            nextPass = now.plus(config.silence().dividedBy(2));
        } else {
            reached = batch.getLast().task();
        }
        Map<TaskPriority, List<Silent>> byStream = new EnumMap<>(TaskPriority.class);
        for (Silent task : batch) {
            byStream.computeIfAbsent(task.priority(), priority -> new ArrayList<>()).add(task);
        }
        List<Lost> lost = new ArrayList<>();
        byStream.forEach((priority, tasks) -> lost.addAll(lostOf(priority, tasks)));
        return lost;
    }

    private List<Lost> lostOf(TaskPriority priority, List<Silent> tasks) {
        Instant first =
                tasks.stream().map(Silent::dispatched).min(Comparator.naturalOrder()).orElseThrow();
        Set<String> gone =
                live.lost(
                        StreamName.workTasks(priority),
                        StreamName.Group.AGENT_WORKERS,
                        tasks.stream()
                                .map(one -> one.task().toString())
                                .collect(Collectors.toSet()),
                        first);
        return tasks.stream()
                .filter(one -> gone.contains(one.task().toString()))
                .map(one -> new Lost(one.session(), one.task(), one.dispatched()))
                .toList();
    }
}
