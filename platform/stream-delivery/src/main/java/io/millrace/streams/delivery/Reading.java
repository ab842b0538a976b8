package io.millrace.streams.delivery;

import io.millrace.streams.contract.Envelope;
import io.millrace.streams.contract.EnvelopeCodec;
import io.millrace.streams.contract.EnvelopeHeading;
import io.millrace.streams.contract.MalformedEnvelope;
import java.util.Optional;

/// What an entry's bytes turned out to be.
sealed interface Reading {

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
