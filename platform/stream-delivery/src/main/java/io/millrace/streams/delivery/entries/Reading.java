package io.millrace.streams.delivery.entries;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.envelope.MalformedEnvelope;
import java.util.Optional;

/// What an entry's bytes turned out to be.
public sealed interface Reading {

    /// An envelope, perhaps of a type that this build does not know.
    record Legible(Envelope envelope) implements Reading {}

    /// No envelope.
    record Illegible(Optional<EnvelopeHeading> heading, String cause) implements Reading {}

    static Reading of(Entry entry, EnvelopeCodec codec) {
        try {
            return new Legible(codec.decode(entry.data()));
        } catch (MalformedEnvelope e) {
            return new Illegible(codec.heading(entry.data()), String.valueOf(e.getMessage()));
        }
    }

    /// What must be handled in order.
    default String lane(Entry entry) {
        return switch (this) {
            case Legible legible -> legible.envelope().subject();
            case Illegible illegible -> entry.id();
        };
    }
}
