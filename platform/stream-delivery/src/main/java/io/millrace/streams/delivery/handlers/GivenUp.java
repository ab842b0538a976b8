package io.millrace.streams.delivery.handlers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import java.util.UUID;

/// Work that becomes a dead letter, as far as it could be read.
public sealed interface GivenUp {
    /// Its envelope's.
    UUID id();

    /// What it is about.
    String subject();

    /// Work that could be read, and not be done.
    record Legible(Envelope envelope) implements GivenUp {
        @Override
        public UUID id() {
            return envelope.id();
        }

        @Override
        public String subject() {
            return envelope.subject();
        }
    }

    /// Work that could not be read beyond its name: what it asks for is unknown.
    record Illegible(EnvelopeHeading heading) implements GivenUp {
        @Override
        public UUID id() {
            return heading.id();
        }

        @Override
        public String subject() {
            return heading.subject();
        }
    }
}
