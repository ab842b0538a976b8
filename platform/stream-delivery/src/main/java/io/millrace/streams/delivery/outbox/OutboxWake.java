package io.millrace.streams.delivery.outbox;

import io.millrace.streams.delivery.database.DatabaseFailure;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.threads.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Tells relays that rows were committed: the one in this process at once, those in others by a
/// NOTIFY. That one is sent afterwards, on a connection of its own, one for many commits: NOTIFY in
/// the caller's transaction would take a lock at commit that all of the server's notifiers share.
public final class OutboxWake implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxWake.class);
    static final String CHANNEL = "millrace_outbox";

    private static final Duration NOTIFY_PAUSE = Duration.ofMillis(20);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final DirectConnections direct;
    private final List<IntConsumer> relays = new CopyOnWriteArrayList<>();
    private final AtomicBoolean toNotify = new AtomicBoolean();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Loop notifier =
            Loop.of("outbox notifier", IDLE, this::sendNotification).atEnd(this::disconnect);
    private @Nullable Connection connection;

    /// The server's process behind the connection; 0 is none.
    private volatile int notifierPid;

    public OutboxWake(DirectConnections direct) {
        this.direct = direct;
    }

    /// @param relay gets the slot of each commit
    void wakes(IntConsumer relay) {
        relays.add(relay);
    }

    void forget(IntConsumer relay) {
        relays.remove(relay);
    }

    /// A row was committed in this slot.
    void enqueued(int slot) {
        relays.forEach(relay -> relay.accept(slot));
        toNotify.set(true);
        if (started.compareAndSet(false, true)) {
            notifier.start();
        }
        notifier.wake();
    }

    /// Whether a notification is one of this process, whose relays know already.
    boolean sent(PGNotification notification) {
        return notification.getPID() == notifierPid;
    }

    private boolean sendNotification() throws InterruptedException {
        if (!toNotify.getAndSet(false)) {
            return false;
        }
        try {
            Connection opened = connection;
            if (opened == null) {
                opened = direct.open();
                connection = opened;
                notifierPid = opened.unwrap(PGConnection.class).getBackendPID();
            }
            try (Statement statement = opened.createStatement()) {
                statement.execute("notify " + CHANNEL);
            }
        } catch (SQLException e) {
            disconnect();
            toNotify.set(true);
            throw new DatabaseFailure("Other relays could not be woken; they will poll", e);
        }
        // What is committed meanwhile goes with the next one.
        Thread.sleep(NOTIFY_PAUSE);
        return true;
    }

    private void disconnect() {
        Connection opened = connection;
        connection = null;
        notifierPid = 0;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException e) {
                LOG.debug("The notifier's connection did not close", e);
            }
        }
    }

    @Override
    public void close() {
        // Even if none was started: a commit that is still under way must not start it any more.
        notifier.close();
    }
}
