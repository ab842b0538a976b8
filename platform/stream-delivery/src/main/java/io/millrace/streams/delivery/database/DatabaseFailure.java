package io.millrace.streams.delivery.database;

import java.sql.SQLException;

/// The database did not answer as it should; the transaction around it is rolled back.
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether somebody else held a lock for too long (`lock_not_available`).
    public boolean lockTimedOut() {
        return getCause() instanceof SQLException e && "55P03".equals(e.getSQLState());
    }
}
