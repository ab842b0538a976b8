package io.millrace.streams.delivery.deadletters;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.inbox.Inbox;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.Outbox;
import io.millrace.streams.delivery.redis.RedisLink;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Entries that were given up on.
public final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /// For so long an event that was given up can be put back. Far longer than Redis or an outbox
    /// could bring it again by themselves.
    public static final Duration KEEP = Duration.ofDays(90);

    private static final int LONGEST_CAUSE = 2_000;

    /// Larger entries are told of without their bytes: a letter is an entry too.
    private static final int LARGEST_KEPT = EnvelopeCodec.MAX_JSON_BYTES / 2;

    private static final SessionId NO_SESSION = new SessionId(new UUID(0, 0));

    private final RedisLink redis;
    private final Transactions transactions;
    private final Outbox outbox;
    private final EnvelopeCodec codec = new EnvelopeCodec();

    public DeadLetters(RedisLink redis, Transactions transactions, Outbox outbox) {
        this.redis = redis;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /// Tells of an entry that is given up on, in the running transaction.
    ///
    /// @param heading what is known of its envelope
    public void add(
            String group,
            Entry entry,
            Optional<EnvelopeHeading> heading,
            String cause,
            Attempts.Tally tally) {
        String why = StorableText.of(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)));
        LOG.warnf("%s gave up on %s of %s: %s", group, entry.id(), entry.stream(), why);
        if (entry.stream().name() == StreamName.DEAD_LETTERS) {
            // A dead letter about a dead letter would tell nobody anything new.
            return;
        }
        DeadLetter letter =
                new DeadLetter(
                        entry.stream().key(),
                        group,
                        entry.id(),
                        heading.map(known -> known.id().toString()).orElse(null),
                        why,
                        tally.attempts(),
                        tally.history(),
                        tally.firstFailed(),
                        tally.lastFailed(),
                        kept(entry));
        outbox.enqueue(
                NewEvent.on(
                                StreamName.DEAD_LETTERS.key(),
                                heading.map(EnvelopeHeading::subject).orElse(entry.id()),
                                heading.map(EnvelopeHeading::sessionid).orElse(NO_SESSION),
                                letter)
                        .causedBy(heading.map(known -> known.id().toString()).orElse(null)));
    }

    private static String kept(Entry entry) {
        if (entry.data().length > LARGEST_KEPT) {
            LOG.warnf(
                    "The %d bytes of %s of %s are too many to be kept",
                    entry.data().length, entry.id(), entry.stream());
            return "";
        }
        return Base64.getEncoder().encodeToString(entry.data());
    }

    /// Puts an entry back on the stream it came from. Its group handles it as a late repair, also
    /// after later ones of its subject. To be called in the service that gave it up: the inbox that
    /// knows it as settled is in that one's database.
    ///
    /// @return the new entry's id
    /// @throws IllegalArgumentException when the letter holds no entry, as one about a number that
    ///   never arrived or an entry too large to be kept, or names no stream of the catalogue, or
    ///   its content is no Base64
    /// @throws IllegalStateException when the entry has taken effect meanwhile, or was given up
    ///   longer ago than [#KEEP]
    public String requeue(DeadLetter letter) {
        if (letter.payload().isEmpty()) {
            throw new IllegalArgumentException(
                    "Entry " + letter.entryId() + " of " + letter.stream() + " has no content");
        }
        StreamKey stream = StreamKey.parse(letter.stream());
        byte[] entry = Base64.getDecoder().decode(letter.payload());
        codec.heading(entry).ifPresent(heading -> reopen(letter, stream, heading));
        return Objects.requireNonNull(
                        redis.send(
                                Request.cmd(Command.XADD)
                                        .arg(stream.key())
                                        .arg("*")
                                        .arg(EnvelopeCodec.FIELD)
                                        .arg(entry)))
                .toString();
    }

    private void reopen(DeadLetter letter, StreamKey stream, EnvelopeHeading heading) {
        String family = stream.name().family();
        transactions.runInTransaction(() -> {
            if (!Inbox.mayTakeEffect(transactions.connection(), letter.group(), family, heading)) {
                throw new IllegalStateException(
                        "Number %d of %s on %s has taken effect, or was given up more than %d days ago"
                                .formatted(
                                        heading.sequence(),
                                        heading.subject(),
                                        letter.stream(),
                                        KEEP.toDays()));
            }
            Inbox.putBack(transactions.connection(), letter.group(), heading.id());
        });
    }
}
