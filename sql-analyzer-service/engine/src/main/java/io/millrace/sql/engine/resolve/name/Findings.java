package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.result.VagueReferences;
import io.millrace.sql.engine.result.Warning;
import io.millrace.sql.engine.text.Position;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers what is wrong or unclear about one statement. A hundred errors are enough; more are not
/// kept.
public final class Findings {
    private static final int MOST = 100;

    private final SourceText source;
    private final Budget budget;
    private final List<SqlError> errors = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Set<String> vagueTables = new LinkedHashSet<>();
    private final Set<String> vagueColumns = new LinkedHashSet<>();
    private final Deque<String> commonTables = new ArrayDeque<>();
    private @Nullable Span firstVague;
    private String firstVagueIn = "";

    Findings(SourceText source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    public void error(SqlErrorCode code, String message, Span span, @Nullable String hint) {
        if (errors.size() < MOST && budget.finding()) {
            budget.text(message.length(), span);
            errors.add(new SqlFault(code, message, span, hint).in(source));
        }
    }

    public void warning(String message, Span span) {
        if (warnings.size() < MOST && budget.finding()) {
            budget.text(message.length(), span);
            Position position = source.positionAt(span.start());
            warnings.add(
                    new Warning(message, position.line(), position.column(), source.excerpt(span)));
        }
    }

    void vagueTable(String name, Span span) {
        vagueTables.add(name);
        vagueAt(span);
    }

    public void vagueColumn(String name, Span span) {
        vagueColumns.add(name);
        vagueAt(span);
    }

    /// What is found until [#leaveCommonTable] belongs to a common table expression.
    public void enterCommonTable(String name) {
        commonTables.push(name);
    }

    public void leaveCommonTable() {
        commonTables.pop();
    }

    /// Turns vague references into an error.
    public void refuseVague() {
        if (firstVague == null) {
            return;
        }
        List<String> kinds = new ArrayList<>();
        if (!vagueTables.isEmpty()) {
            kinds.add("tables without a schema: " + Listing.of(vagueTables));
        }
        if (!vagueColumns.isEmpty()) {
            kinds.add("columns that several relations could own: " + Listing.of(vagueColumns));
        }
        String message = firstVagueIn + "Vague references: " + String.join("; ", kinds) + ".";
        error(
                SqlErrorCode.VAGUE_REFERENCES,
                message,
                firstVague,
                "write schema.table and table.column, or send the schema along");
    }

    public List<SqlError> errors() {
        return List.copyOf(errors);
    }

    public List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    public VagueReferences vague() {
        return new VagueReferences(List.copyOf(vagueTables), List.copyOf(vagueColumns));
    }

    private void vagueAt(Span span) {
        if (firstVague == null) {
            firstVague = span;
            firstVagueIn = commonTables.isEmpty() ? "" : "In CTE '" + commonTables.peek() + "': ";
        }
    }
}
