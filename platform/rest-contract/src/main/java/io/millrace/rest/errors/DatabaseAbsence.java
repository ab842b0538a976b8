package io.millrace.rest.errors;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells a database that is not there from a failure of ours, whatever has wrapped it on the way.
final class DatabaseAbsence {
    /// Nobody nests deeper, and a chain of causes may be a ring.
    private static final int MOST_CAUSES = 32;

    private DatabaseAbsence() {}

    /// Whether no connection could be had, the one in use has broken, or a row stayed locked.
    static boolean causes(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof SQLException problem && isAbsence(problem)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /// SQLSTATE class 08 is a connection exception (SQL standard); 57P01 to 57P03 are a server that
    /// stops or starts, 53300 is one that takes no more connections, and 55P03 is a lock that was
    /// not to be had in time (PostgreSQL manual, appendix A). A pool that waited in vain has no
    /// SQLSTATE and says so in words only.
    private static boolean isAbsence(SQLException problem) {
        String state = problem.getSQLState();
        if (state == null) {
            return String.valueOf(problem.getMessage())
                    .toLowerCase(Locale.ROOT)
                    .contains("acquisition timeout");
        }
        return state.startsWith("08")
                || state.startsWith("57P0")
                || state.equals("53300")
                || state.equals("55P03");
    }
}
