package io.millrace.streams.contract.envelope;

/// An entry that is not the gzip-compressed JSON of an envelope, or lacks an attribute.
public class MalformedEnvelope extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedEnvelope(String message) {
        super(message);
    }

    public MalformedEnvelope(String message, Throwable cause) {
        super(message, cause);
    }
}
