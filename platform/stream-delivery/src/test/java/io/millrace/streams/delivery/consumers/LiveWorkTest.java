package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.redis.RedisLink;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveWorkTest {
    private static final StreamKey WORK = StreamName.workTasks(TaskPriority.LOW);
    private static final String GROUP = StreamName.Group.AGENT_WORKERS;

    private final Instant begin = Instant.now();

    @Test
    void workThatWaitsInTheOutboxIsNotLost() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.enqueue(WORK, task, 1);

            assertEquals(Set.of(), lost(bench, task));
        }
    }

    @Test
    void workIsLostOnceItsEntryIsNeitherWaitingNorHeld() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.enqueue(WORK, task, 1);
            bench.startRelay();
            bench.probe(WORK).awaitCount(1);
            assertEquals(Set.of(), lost(bench, task), "waits for the first reader of a new group");

            GroupStream worker = new GroupStream(bench.redis, WORK, GROUP, "worker");
            worker.create();
            assertEquals(Set.of(), lost(bench, task), "waits");
            String entry;
            try (RedisLink.Dedicated connection = bench.redis.dedicated()) {
                entry = worker.read(connection, 1, Duration.ZERO).getFirst().id();
            }
            assertEquals(Set.of(), lost(bench, task), "held");
            worker.acknowledge(entry);

            assertEquals(Set.of(task.toString()), lost(bench, task));
        }
    }

    @Test
    void workThatRedisNeverHadIsLost() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();

            assertEquals(Set.of(task.toString()), lost(bench, task));
        }
    }

    private Set<String> lost(Bench bench, TaskId task) {
        return bench.delivery.liveWork().lost(WORK, GROUP, Set.of(task.toString()), begin);
    }
}
