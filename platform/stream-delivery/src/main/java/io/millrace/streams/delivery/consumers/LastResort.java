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
/// some such failures it is given up with a [LastWord] to whoever waits for its end, or else
/// becomes a dead letter that says nothing but where it lay.
///
/// Servers that are out of reach are no such failure, however long it takes.
final class LastResort {
    private static final Logger LOG = Logger.getLogger(LastResort.class);
    private static final int FAILURES = 5;
    private static final int REMEMBERED = 1_000;

    /// Data exceptions, broken constraints, and what exceeds the limits of an index: the classes of
    /// PostgreSQL's errors that come from what is written and not from the server's state.
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    private static final String CAUSE =
            "handling it and giving it up failed " + FAILURES + " times";

    /// Gives an entry up, and tells whoever waits for its end.
    @FunctionalInterface
    interface LastWord {
        /// Of entries for whose end nobody waits.
        LastWord NONE = (entry, cause) -> Heard.NOBODY;

        Heard say(Entry entry, String cause);
    }

    /// Who has heard a [LastWord].
    enum Heard {
        /// Whoever waits for its end; the entry is given up.
        TOLD,
        /// Nobody yet, and nothing was done: somebody works on its subject just now.
        LATER,
        /// Nobody, and nothing was done: who waits for its end is not known.
        NOBODY
    }

    private final Parts parts;
    private final Map<Key, Integer> failures = new LinkedHashMap<>();

    private record Key(StreamKey stream, String entryId) {}

    LastResort(Parts parts) {
        this.parts = parts;
    }

    /// Counts a failure, and gives the entry up when there were too many.
    ///
    /// @return whether the failure lies in the entry; false when it is the servers'
    boolean takes(GroupStream stream, Entry entry, RuntimeException failure, LastWord lastWord) {
        if (isOutage(failure)) {
            return false;
        }
        if (count(new Key(entry.stream(), entry.id())) < FAILURES) {
            return true;
        }
        try {
            switch (said(entry, lastWord)) {
                case TOLD -> stream.acknowledge(entry.id());
                case LATER -> LOG.debugf("%s waits to be given up", entry.id());
                case NOBODY -> giveUp(stream, entry);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("%s of %s could not be given up: %s", entry.id(), entry.stream(), e);
            return false;
        }
    }

    private static Heard said(Entry entry, LastWord lastWord) {
        try {
            return lastWord.say(entry, CAUSE);
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw e;
            }
            LOG.errorf(e, "Nobody can be told that %s is given up", entry.id());
            return Heard.NOBODY;
        }
    }

    private void giveUp(GroupStream stream, Entry entry) {
        parts.transactions()
                .runInTransaction(() ->
                        parts.deadLetters()
                                .add(
                                        stream.group(),
                                        entry,
                                        Optional.empty(),
                                        CAUSE,
                                        Attempts.Tally.once()));
        parts.observer().deadLettered(entry.stream(), stream.group(), CAUSE);
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
