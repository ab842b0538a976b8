package io.millrace.streams.delivery.outbox;

import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.redis.RedisFailure;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Notices that Redis has forgotten what was sent, and has it sent again.
///
/// The key `millrace:epoch` names the life of the data. When it is missing or another one than the
/// outbox was relayed to, everything was lost: the whole window is sent again. When it is the same
/// but the server is another process (`run_id`), a restart from the append-only file or a failover
/// may have lost the last seconds: what was sent since shortly before the last look is sent again.
/// Inboxes and the fan-out script sort out what was seen.
final class RedisMemory {
    private static final Logger LOG = Logger.getLogger(RedisMemory.class);
    static final String EPOCH_KEY = "millrace:epoch";

    /// More than an append-only file that is synchronised every second, or a replica, can lag.
    private static final Duration TAIL = Duration.ofSeconds(60);

    /// How many rows one statement marks to be sent again.
    private static final int BATCH = 10_000;

    /// How often the last look is written down.
    private static final Duration VERIFY = Duration.ofSeconds(5);

    private static final Duration IDLE_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(20);

    /// To which life the outbox is relayed. Keeps it so until the transaction ends: who finds a
    /// loss waits for rows that are being marked as sent, and sends these again as well.
    static final String RELAYED_TO =
            "select epoch, run_id from delivery_epoch where id = 1 for share";

    /// Which life of Redis is meant.
    record Life(String epoch, String runId) {}

    private final RedisLink redis;
    private final Transactions transactions;
    private final Duration window;
    private final DeliveryObserver observer;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Life verified;
    private long verifiedAt;

    RedisMemory(
            RedisLink redis,
            Transactions transactions,
            Duration window,
            DeliveryObserver observer) {
        this.redis = redis;
        this.transactions = transactions;
        this.window = window;
        this.observer = observer;
    }

    /// Reads what [#RELAYED_TO] finds.
    static Life life(ResultSet row) throws SQLException {
        return new Life(row.getString(1), row.getString(2));
    }

    /// Looks, and marks rows to be sent again if something was lost.
    ///
    /// @return the life that rows may be sent to
    synchronized Life verify() {
        Life now = look();
        boolean fresh = System.nanoTime() - verifiedAt < VERIFY.toNanos();
        if (now.equals(verified) && fresh) {
            return now;
        }
        transactions.runInTransaction(() -> compare(transactions.connection(), now));
        verified = now;
        verifiedAt = System.nanoTime();
        return now;
    }

    private void compare(Connection connection, Life now) {
        Sql.bound(connection, IDLE_LIMIT, LOCK_LIMIT);
        Sql.update(
                connection,
                "insert into delivery_epoch (epoch, run_id) values (?, ?) on conflict do nothing",
                now.epoch(),
                now.runId());
        Life before =
                Sql.first(
                                connection,
                                RedisMemory::life,
                                "select epoch, run_id from delivery_epoch where id = 1 for update")
                        .orElseThrow();
        if (before.equals(now)) {
            // Only the time of the look changes: were that lost, a little more would be sent again,
            // and what was just committed need not wait for the disk.
            Sql.list(
                    connection,
                    row -> row.getString(1),
                    "select set_config('synchronous_commit', 'off', true)");
        } else if (!before.epoch().equals(now.epoch())) {
            int rows = sendAgain(connection, "clock_timestamp()", window);
            report(rows, "Redis has lost its memory");
        } else {
            int rows =
                    sendAgain(
                            connection,
                            "(select verified_at from delivery_epoch where id = 1)",
                            TAIL);
            report(rows, "Redis was restarted or failed over");
        }
        Sql.update(
                connection,
                """
                update delivery_epoch set epoch = ?, run_id = ?, verified_at = clock_timestamp()
                where id = 1
                """,
                now.epoch(),
                now.runId());
    }

    /// Marks what was sent within a time to be sent again, batch by batch: a statement over a whole
    /// day's events could run into its time-out each time anew. What is marked is not found again.
    ///
    /// @param reference an SQL expression, from which on the time is counted back
    private static int sendAgain(Connection connection, String reference, Duration back) {
        String sql =
                """
                update outbox set sent_at = null where id in (
                    select id from outbox
                    where sent_at > %s - ? * interval '1 millisecond'
                    limit ?)
                """
                        .formatted(reference);
        int rows = 0;
        int marked;
        do {
            marked = Sql.update(connection, sql, back.toMillis(), BATCH);
            rows += marked;
        } while (marked == BATCH);
        return rows;
    }

    private void report(int rows, String cause) {
        LOG.warnf("%s; %d events are sent again", cause, rows);
        observer.republishing(rows, cause);
    }

    private Life look() {
        List<RedisLink.Reply> replies =
                redis.sendAll(
                        List.of(
                                Request.cmd(Command.GET).arg(EPOCH_KEY),
                                Request.cmd(Command.INFO).arg("server")));
        String runId =
                Optional.ofNullable(replies.get(1).get()).stream()
                        .flatMap(info -> info.toString().lines())
                        .filter(line -> line.startsWith("run_id:"))
                        .map(line -> line.substring("run_id:".length()).strip())
                        .findFirst()
                        .orElse("unknown");
        Response epoch = replies.get(0).get();
        return new Life(epoch == null ? newEpoch() : epoch.toString(), runId);
    }

    private String newEpoch() {
        String fresh = Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
        redis.send(Request.cmd(Command.SET).arg(EPOCH_KEY).arg(fresh).arg("NX"));
        Response epoch = redis.send(Request.cmd(Command.GET).arg(EPOCH_KEY));
        if (epoch == null) {
            throw new RedisFailure(
                    "Redis does not keep " + EPOCH_KEY, new IllegalStateException("no value"));
        }
        return epoch.toString();
    }
}
