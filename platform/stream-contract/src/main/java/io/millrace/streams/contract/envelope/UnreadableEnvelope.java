package io.millrace.streams.contract.envelope;

/// An envelope that no reader would take, refused before it is told: its JSON is too large, too
/// deep, holds a number or a name that is too long, or an attribute is not as it must be.
public final class UnreadableEnvelope extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEnvelope(String message, Throwable cause) {
        super(message, cause);
    }
}
