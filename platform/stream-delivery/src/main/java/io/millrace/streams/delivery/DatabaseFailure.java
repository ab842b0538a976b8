package io.millrace.streams.delivery;

/// The database did not answer as it should; the transaction around it is rolled back.
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
