package io.millrace.session.background;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// The background tasks of this process: those that the build has, and that it was told to run.
@Singleton
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);

    /// Of shutting down: before delivery is closed, after consumers have let go.
    private static final int BEFORE_DELIVERY = 2_000;

    private final Map<JobName, Job> known = new EnumMap<>(JobName.class);
    private final Map<JobName, Rounds> watched = new EnumMap<>(JobName.class);
    private final List<Job.Running> running = new ArrayList<>();
    private final ChosenJobs chosen;

    Jobs(@All List<Job> jobs, ProcessConfig config, MeterRegistry meters, InstantSource time) {
        chosen = config.tasks();
        for (Job job : jobs) {
            if (known.put(job.name(), job) != null) {
                throw new IllegalStateException("two jobs are called " + job.name().wireName());
            }
            if (chosen.contains(job.name())) {
                watched.put(job.name(), new Rounds(job, meters, time));
            }
        }
        if (chosen instanceof ChosenJobs.Only(var names)) {
            for (JobName name : names) {
                if (!known.containsKey(name)) {
                    throw new IllegalStateException("this build has no " + name.wireName());
                }
            }
        }
    }

    void start(@Observes StartupEvent event) {
        watched.forEach((name, rounds) -> running.add(job(name).start(rounds)));
        LOG.infof(
                "Background tasks: %s",
                watched.isEmpty()
                        ? ChosenJobs.NONE
                        : watched.keySet().stream()
                                .map(JobName::wireName)
                                .collect(Collectors.joining(", ")));
    }

    void stop(@Observes @Priority(BEFORE_DELIVERY) ShutdownEvent event) {
        running.reversed().forEach(Job.Running::close);
    }

    /// The jobs that run here, with their figures.
    Optional<Rounds> rounds(JobName name) {
        return Optional.ofNullable(watched.get(name));
    }

    private Job job(JobName name) {
        Job job = known.get(name);
        if (job == null) {
            throw new IllegalStateException("this build has no " + name.wireName());
        }
        return job;
    }
}
