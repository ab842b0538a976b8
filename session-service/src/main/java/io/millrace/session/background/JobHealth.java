package io.millrace.session.background;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/// What the probes are told of the background tasks. Each has an entry among the readiness checks,
/// which is always UP and says how it goes: requests can be answered however slow a job is. Only a
/// round that does not end at all, which no bounded round does, makes the process not live.
@Singleton
public class JobHealth {
    private static final String STATE = "state";

    private final Jobs jobs;
    private final ProcessConfig config;
    private final InstantSource time;

    JobHealth(Jobs jobs, ProcessConfig config, InstantSource time) {
        this.jobs = jobs;
        this.config = config;
        this.time = time;
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck outboxPublisher() {
        return () -> entry(JobName.OUTBOX_PUBLISHER);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck sessionPoller() {
        return () -> entry(JobName.SESSION_POLLER);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck sandboxBorrower() {
        return () -> entry(JobName.SANDBOX_BORROWER);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck ipReturnPoller() {
        return () -> entry(JobName.IP_RETURN_POLLER);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck sandboxPool() {
        return () -> entry(JobName.SANDBOX_POOL);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck sandboxWebhooks() {
        return () -> entry(JobName.SANDBOX_WEBHOOKS);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck directoryReaper() {
        return () -> entry(JobName.DIRECTORY_REAPER);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck cancellationEnforcer() {
        return () -> entry(JobName.CANCELLATION_ENFORCER);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck taskScheduler() {
        return () -> entry(JobName.TASK_SCHEDULER);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck retention() {
        return () -> entry(JobName.RETENTION);
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck stuck() {
        return () -> {
            List<JobName> stuck =
                    Arrays.stream(JobName.values())
                            .filter(name ->
                                    jobs.rounds(name).filter(r -> isStuck(r.health())).isPresent())
                            .toList();
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("background tasks");
            stuck.forEach(name -> answer.withData(name.wireName(), "stuck"));
            return answer.status(stuck.isEmpty()).build();
        };
    }

    private HealthCheckResponse entry(JobName name) {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("background task " + name.wireName()).up();
        jobs.rounds(name)
                .map(Rounds::health)
                .ifPresentOrElse(
                        health -> describe(answer, health),
                        () -> answer.withData(STATE, "not run by this process"));
        return answer.build();
    }

    private void describe(HealthCheckResponseBuilder answer, Rounds.Health health) {
        answer.withData(STATE, state(health)).withData("failedRounds", health.failures());
        if (health.lastEnded() != null) {
            answer.withData("lastRound", health.lastEnded().toString());
        }
    }

    private String state(Rounds.Health health) {
        if (isStuck(health)) {
            return "stuck";
        }
        if (health.failures() > 0) {
            return "failing";
        }
        return health.since() == null ? "resting" : "working";
    }

    private boolean isStuck(Rounds.Health health) {
        return health.since() != null
                && Duration.between(health.since(), time.instant()).compareTo(config.stuckAfter())
                        > 0;
    }
}
