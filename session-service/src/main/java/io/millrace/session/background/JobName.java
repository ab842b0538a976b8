package io.millrace.session.background;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every background task there is, under the name that the command line, metrics and health use.
public enum JobName {
    /// Relays the outbox to the streams.
    OUTBOX_PUBLISHER("outbox-publisher"),
    /// Enqueues what waits and has no live work entry; moves on what is past its deadline.
    SESSION_POLLER("session-poller"),
    /// Borrows sandboxes for sessions whose tasks wait for one.
    SANDBOX_BORROWER("sandbox-borrower"),
    /// Returns the leases of finished sessions.
    IP_RETURN_POLLER("ip-return-poller"),
    /// Settles returns to the pool, and takes back what was lent for too long.
    SANDBOX_POOL("sandbox-pool"),
    /// Tells subscribers what happens in the pool.
    SANDBOX_WEBHOOKS("sandbox-webhooks"),
    /// Removes the directories of sandboxes that came back.
    DIRECTORY_REAPER("directory-reaper"),
    /// Brings every requested cancellation to an end.
    CANCELLATION_ENFORCER("cancellation-enforcer"),
    /// Makes scheduled tasks due.
    TASK_SCHEDULER("task-scheduler"),
    /// Purges what is past its retention.
    RETENTION("retention");

    private final String wireName;

    JobName(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /// The job of that name, empty when there is none.
    public static Optional<JobName> named(String wireName) {
        return Arrays.stream(values()).filter(job -> job.wireName.equals(wireName)).findFirst();
    }

    /// All names, for a sentence.
    public static String list() {
        return Arrays.stream(values()).map(JobName::wireName).collect(Collectors.joining(", "));
    }
}
