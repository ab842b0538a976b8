package io.millrace.session.faults;

import io.millrace.teststack.Await;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// What happens to the fleet while the crowd prompts, and when. Others go on meanwhile, and what
/// was killed comes back.
final class Strikes {
    private static final int PEOPLE = 6;
    private static final int SESSIONS = 2;
    private static final int PROMPTS = 2 * PEOPLE * SESSIONS;
    private static final int LONGEST_MOMENT_MILLIS = 60;

    private final Fleet fleet;
    private final Crowd crowd;
    private final Random random;

    Strikes(Fleet fleet, Crowd crowd, Random random) {
        this.fleet = fleet;
        this.crowd = crowd;
        this.random = random;
    }

    enum Fault {
        A_SERVER_IS_KILLED_BETWEEN_COMMIT_AND_RELAY,
        BACKGROUND_TASKS_ARE_KILLED_IN_THE_MIDDLE_OF_A_BATCH,
        TWO_PROCESSES_ARE_KILLED_AT_ONCE,
        POSTGRESQL_IS_RESTARTED,
        REDIS_IS_RESTARTED_EMPTY
    }

    /// Ends when every prompt is accepted and everything has been started again.
    void strike(Fault fault) {
        switch (fault) {
            case A_SERVER_IS_KILLED_BETWEEN_COMMIT_AND_RELAY -> betweenCommitAndRelay();
            case BACKGROUND_TASKS_ARE_KILLED_IN_THE_MIDDLE_OF_A_BATCH -> inTheMiddleOfABatch();
            case TWO_PROCESSES_ARE_KILLED_AT_ONCE ->
                    duringTheRush(() -> {
                        List<Fleet.Member> members = fleet.all();
                        Collections.shuffle(members, random);
                        members.subList(0, 2).forEach(Fleet.Member::kill);
                        members.subList(0, 2).forEach(Fleet.Member::start);
                    });
            case POSTGRESQL_IS_RESTARTED ->
                    duringTheRush(() -> {
                        fleet.postgres.kill();
                        fleet.postgres.start();
                    });
            case REDIS_IS_RESTARTED_EMPTY -> duringTheRush(fleet.redis::restartEmpty);
        }
    }

    /// Nobody relays while a server dies that has committed.
    private void betweenCommitAndRelay() {
        fleet.workers.forEach(Fleet.Member::suspend);
        CompletableFuture<Void> rush = crowd.rush(PEOPLE, SESSIONS);
        long enough = 1L + random.nextInt(PROMPTS);
        Await.until("something is committed", () -> unsent() >= enough);
        moment();
        Fleet.Member server = any(fleet.servers);
        server.kill();
        fleet.workers.forEach(Fleet.Member::resume);
        server.start();
        rush.join();
    }

    /// The one who has a long batch dies over it; the others find what is left.
    private void inTheMiddleOfABatch() {
        fleet.workers.forEach(Fleet.Member::suspend);
        crowd.rush(PEOPLE, SESSIONS).join();
        long waiting = unsent();
        Fleet.Member one = any(fleet.workers);
        one.resume();
        Await.until("the batch is on its way", () -> unsent() < waiting);
        one.kill();
        fleet.workers.stream().filter(other -> other != one).forEach(Fleet.Member::resume);
        one.start();
    }

    private void duringTheRush(Runnable strike) {
        long enough = crowd.accepted.size() + (long) random.nextInt(PROMPTS);
        CompletableFuture<Void> rush = crowd.rush(PEOPLE, SESSIONS);
        Await.until("some prompts are accepted", () -> crowd.accepted.size() >= enough);
        moment();
        strike.run();
        rush.join();
    }

    /// What is random about the time within what happens anyway.
    private void moment() {
        try {
            Thread.sleep(random.nextInt(LONGEST_MOMENT_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Fleet.Member any(List<Fleet.Member> members) {
        return members.get(random.nextInt(members.size()));
    }

    private long unsent() {
        return fleet.number("select count(*) from outbox where sent_at is null");
    }
}
