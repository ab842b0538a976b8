package io.millrace.sql.engine.result;

import io.millrace.sql.engine.text.SqlError;
import java.util.List;

/// What was found out about a script.
///
/// @param dialect the wire name of the dialect it was read in
/// @param statements in the order of the text
/// @param errors what is wrong with the script as a whole; what is wrong with one statement stands
///   with it
public record Analysis(String dialect, List<StatementAnalysis> statements, List<SqlError> errors) {
    /// Whether there are statements, all of them were read, and none of them changes or locks
    /// anything. What the functions they call do is not known to it.
    public boolean readOnly() {
        return errors.isEmpty()
                && !statements.isEmpty()
                && statements.stream().allMatch(StatementAnalysis::readOnly);
    }
}
