package io.millrace.localstack.process;

/// A component could not be started or stopped; the message is a sentence for the person at the
/// terminal.
public final class ComponentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param component its name, for example `postgres`
    /// @param reason what went wrong, and what can be done about it
    public ComponentFailure(String component, String reason) {
        super(component + ": " + reason);
    }

    /// As above, with what caused it.
    public ComponentFailure(String component, String reason, Throwable cause) {
        super(component + ": " + reason, cause);
    }
}
