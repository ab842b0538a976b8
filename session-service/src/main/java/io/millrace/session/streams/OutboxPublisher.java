package io.millrace.session.streams;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.Job;
import io.millrace.session.background.JobName;
import io.millrace.session.background.Round;
import io.millrace.session.background.Rounds;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.outbox.OutboxRelay;
import jakarta.inject.Singleton;

/// The background task `outbox-publisher`: delivery's relay, which has a loop of its own because
/// commits wake it.
@Singleton
public class OutboxPublisher implements Job {
    private final OutboxRelay relay;

    OutboxPublisher(Delivery delivery) {
        relay = delivery.relay();
    }

    @Override
    public JobName name() {
        return JobName.OUTBOX_PUBLISHER;
    }

    /// The events that no stream has yet.
    @Override
    public Backlog backlog() {
        OutboxRelay.Unsent unsent = relay.unsent();
        return new Backlog(unsent.events(), unsent.oldest());
    }

    @Override
    public Running start(Rounds rounds) {
        relay.start(pass -> rounds.run(() -> new Round(pass.getAsInt(), false)).done());
        return relay::close;
    }
}
