package io.millrace.streams.delivery.outbox;

import io.millrace.streams.delivery.database.DatabaseFailure;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.threads.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Listens for other processes' [OutboxWake], on a connection outside the pool. After a lost
/// connection it listens again, and wakes once for what it may have missed.
final class OutboxListener implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxListener.class);

    /// Shorter than the socket's time-out.
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final DirectConnections direct;
    private final OutboxWake own;
    private final Runnable wake;
    private final Loop loop =
            Loop.of("outbox listener", Duration.ZERO, this::listen).atEnd(this::disconnect);
    private volatile @Nullable Connection connection;

    /// @param own the wake of this process, whose notifications are passed over
    OutboxListener(DirectConnections direct, OutboxWake own, Runnable wake) {
        this.direct = direct;
        this.own = own;
        this.wake = wake;
    }

    void start() {
        loop.start();
    }

    private boolean listen() {
        try {
            Connection opened = connection;
            if (opened == null) {
                opened = direct.open();
                connection = opened;
                try (Statement statement = opened.createStatement()) {
                    statement.execute("listen " + OutboxWake.CHANNEL);
                }
                wake.run();
            }
            if (loop.stopping()) {
                // Whoever closes has not seen this connection and cannot end the wait on it.
                return true;
            }
            PGNotification[] heard =
                    opened.unwrap(PGConnection.class).getNotifications((int) WAIT.toMillis());
            if (heard != null && !Stream.of(heard).allMatch(own::sent)) {
                wake.run();
            }
            return true;
        } catch (SQLException e) {
            disconnect();
            throw new DatabaseFailure("The outbox is not listened to; the relay polls", e);
        }
    }

    private synchronized void disconnect() {
        Connection opened = connection;
        connection = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException e) {
                LOG.debug("The listener's connection did not close", e);
            }
        }
    }

    @Override
    public void close() {
        loop.stop();
        // Ends the wait for a notification, which no interrupt does.
        disconnect();
        loop.close();
    }
}
