package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.delivery.database.TransactionFailed;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.leases.LeaseLost;
import io.millrace.streams.delivery.redis.RedisFailure;
import io.millrace.streams.delivery.redis.RedisRefusal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// For entries that can neither be handled nor given up, since even writing down that they failed
/// fails. Such an entry would stay pending for ever, and nothing after it could be trimmed. After
/// some such failures it becomes a dead letter that says nothing but where it lay.
///
/// Servers that are out of reach are no such failure, however long it takes.
final class LastResort {
    private static final Logger LOG = Logger.getLogger(LastResort.class);
    private static final int FAILURES = 5;
    private static final int REMEMBERED = 1_000;

    /// Data exceptions, broken constraints, and what exceeds the limits of an index: the classes of
    /// PostgreSQL's errors that come from what is written and not from the server's state.
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    private final Parts parts;
    private final Map<Key, Integer> failures = new LinkedHashMap<>();

    private record Key(StreamKey stream, String entryId) {}

    LastResort(Parts parts) {
        this.parts = parts;
    }

    /// Counts a failure, and gives the entry up when there were too many.
    ///
    /// @return whether the failure lies in the entry; false when it is the servers'
    boolean takes(GroupStream stream, Entry entry, RuntimeException failure) {
        if (isOutage(failure)) {
            return false;
        }
        if (count(new Key(entry.stream(), entry.id())) < FAILURES) {
            return true;
        }
        try {
            giveUp(stream, entry);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("%s of %s could not be given up: %s", entry.id(), entry.stream(), e);
            return false;
        }
    }

    private void giveUp(GroupStream stream, Entry entry) {
        String cause = "handling it and giving it up failed " + FAILURES + " times";
        parts.transactions()
                .runInTransaction(() ->
                        parts.deadLetters()
                                .add(
                                        stream.group(),
                                        entry,
                                        Optional.empty(),
                                        cause,
                                        Attempts.Tally.once()));
        parts.observer().deadLettered(entry.stream(), stream.group(), cause);
        stream.acknowledge(entry.id());
    }

    private int count(Key key) {
        synchronized (failures) {
            int count = failures.merge(key, 1, Integer::sum);
            if (failures.size() > REMEMBERED) {
                failures.remove(failures.keySet().iterator().next());
            }
            return count;
        }
    }

    private static boolean isOutage(RuntimeException failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.length() != 5 || !OF_THE_DATA.contains(state.substring(0, 2));
            }
            if (cause instanceof RedisFailure
                    || cause instanceof RedisRefusal
                    || cause instanceof LeaseLost) {
                return true;
            }
            cause = cause.getCause();
        }
        return failure instanceof TransactionFailed;
    }
}
