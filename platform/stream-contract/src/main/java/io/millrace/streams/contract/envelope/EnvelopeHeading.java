package io.millrace.streams.contract.envelope;

import io.millrace.streams.contract.ids.SessionId;
import java.util.UUID;

/// What could still be read of an envelope whose payload could not: enough to say which one it was
/// and to let the later ones of its subject pass.
public record EnvelopeHeading(
        UUID id, String source, String subject, SessionId sessionid, long sequence) {

    /// The heading of a whole envelope.
    public static EnvelopeHeading of(Envelope envelope) {
        return new EnvelopeHeading(
                envelope.id(),
                envelope.source(),
                envelope.subject(),
                envelope.sessionid(),
                envelope.sequence());
    }
}
