package io.millrace.streams.delivery.database;

/// A transaction could not be begun or committed; nothing of it took effect, unless the connection
/// was lost during the commit itself.
public final class TransactionFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransactionFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
