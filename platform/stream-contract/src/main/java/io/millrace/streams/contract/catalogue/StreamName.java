package io.millrace.streams.contract.catalogue;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Every stream there is: its name, who writes it, who reads it, and how long it may grow.
///
/// Nothing else spells a stream's name. Braces in a name are Redis hash tags, so that what must be
/// read together lies in one slot of a cluster.
public enum StreamName {
    /// Tasks that wait for an agent, one stream per [TaskPriority].
    WORK_TASKS("{work.tasks}", ".", Source.SESSION, Group.AGENT_WORKERS, Cap.NONE),
    /// What running agents must hear at once; read by every worker, without a group.
    CONTROL_TASKS("control.tasks", "", Source.SESSION, null, 10_000),
    /// Titles and branch names that somebody waits for.
    WORK_TITLES("work.titles", "", Source.SESSION, Group.AGENT_TITLES, Cap.NONE),
    /// What agents have done.
    EVENTS_TASKS("events.tasks", "", Source.AGENT, Group.SESSION_SERVICE, Cap.NONE),
    /// SQL to be analysed in batches.
    WORK_SQL("work.sql", "", Source.ANY, Group.SQL_ANALYZERS, Cap.NONE),
    /// Answers to [#WORK_SQL]; each asker has a group of its own.
    EVENTS_SQL("events.sql", "", Source.SQL, null, Cap.NONE),
    /// What every socket of one user sees.
    FANOUT_USER("fanout.user", ":", Source.GATEWAY, null, 50),
    /// What every watcher of one session sees; expires 24 h after the last write.
    FANOUT_SESSION("fanout.session", ":", Source.SESSION, null, 10_000),
    /// What every watcher of one dashboard sees.
    FANOUT_DASHBOARD("fanout.dashboard", ":", Source.AGENT, null, 50),
    /// What every watcher of one metric sees.
    FANOUT_METRIC("fanout.metric", ":", Source.AGENT, null, 50),
    /// Names the fan-out streams that have just been written, so that a reader of very many need
    /// not ask for all of them.
    FANOUT_BELL("fanout.bell", "", Source.ANY, null, 10_000),
    /// Entries that were given up on.
    DEAD_LETTERS("dead-letters", "", Source.ANY, null, 100_000);

    private final String family;
    private final String separator;
    private final String writer;
    private final Optional<String> group;
    private final long cap;

    StreamName(
            String family,
            String separator,
            String writer,
            @org.jspecify.annotations.Nullable String group,
            long cap) {
        this.family = family;
        this.separator = separator;
        this.writer = writer;
        this.group = Optional.ofNullable(group);
        this.cap = cap;
    }

    /// The name without its variable part; the scope of an envelope's sequence.
    public String family() {
        return family;
    }

    /// The service whose events these are, or `any`.
    public String writer() {
        return writer;
    }

    /// The consumer group that must have every entry, where there is one.
    public Optional<String> group() {
        return group;
    }

    /// About how many entries are kept; empty where only what was handled may go.
    public OptionalLong cap() {
        return cap == Cap.NONE ? OptionalLong.empty() : OptionalLong.of(cap);
    }

    /// Whether this is a stream for watchers, written under the promises of fan-out.
    public boolean isFanout() {
        return family.startsWith("fanout.") && this != FANOUT_BELL;
    }

    /// The one stream of a name without a variable part.
    ///
    /// @throws IllegalStateException when this name has one
    public StreamKey key() {
        if (!separator.isEmpty()) {
            throw new IllegalStateException(family + " names many streams");
        }
        return new StreamKey(this, family);
    }

    private StreamKey key(String part) {
        return new StreamKey(this, family + separator + part);
    }

    /// The work stream of one priority.
    public static StreamKey workTasks(TaskPriority priority) {
        return WORK_TASKS.key(priority.streamPart());
    }

    /// The work streams, the most urgent first.
    public static List<StreamKey> allWorkTasks() {
        return Arrays.stream(TaskPriority.values()).map(StreamName::workTasks).toList();
    }

    /// The stream of one session's watchers.
    public static StreamKey fanoutSession(SessionId session) {
        return FANOUT_SESSION.key("{" + session + "}");
    }

    /// The stream of one user's sockets.
    public static StreamKey fanoutUser(UserId user) {
        return FANOUT_USER.key("{" + user + "}");
    }

    /// The stream of one dashboard's watchers.
    public static StreamKey fanoutDashboard(String dashboard) {
        return FANOUT_DASHBOARD.key("{" + dashboard + "}");
    }

    /// The stream of one metric's watchers.
    public static StreamKey fanoutMetric(String metric) {
        return FANOUT_METRIC.key("{" + metric + "}");
    }

    /// The services, as an envelope's `source` names them.
    public static final class Source {
        public static final String SESSION = "session-service";
        public static final String AGENT = "agent-service";
        public static final String SQL = "sql-analyzer-service";
        public static final String GATEWAY = "api-gateway";
        public static final String ANY = "any";

        private Source() {}
    }

    /// The consumer groups.
    public static final class Group {
        public static final String AGENT_WORKERS = "agent-workers";
        public static final String AGENT_TITLES = "agent-titles";
        public static final String SESSION_SERVICE = "session-service";
        public static final String SQL_ANALYZERS = "sql-analyzers";

        private Group() {}
    }

    private static final class Cap {
        static final long NONE = -1;
    }
}
