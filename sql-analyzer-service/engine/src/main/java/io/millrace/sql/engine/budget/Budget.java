package io.millrace.sql.engine.budget;

import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;

/// Counts what the analysis of one script makes, and looks at the clock on the way. Belongs to one
/// thread at a time.
public final class Budget {
    private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;

    private final Limits limits;
    private final Deadline deadline;
    private long columns;
    private long edges;
    private long relations;
    private long text;
    private int findings;
    private long steps;

    public Budget(Limits limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    /// What has been made so far.
    public record Spent(long columns, long edges, long relations, long text, int findings) {}

    public Spent spent() {
        return new Spent(columns, edges, relations, text, findings);
    }

    /// Forgets what was made since: its statement has failed, and nothing of it is kept.
    public void backTo(Spent before) {
        columns = before.columns;
        edges = before.edges;
        relations = before.relations;
        text = before.text;
        findings = before.findings;
    }

    /// Throws a placed TIMEOUT once the time is up; to be called wherever a loop's length is not
    /// bounded by the text it reads.
    ///
    /// @param count how many steps are about to be made
    public void work(long count, Span place) {
        steps += count + 1;
        if (steps >= STEPS_BETWEEN_LOOKS_AT_THE_CLOCK) {
            steps = 0;
            deadline.check(place);
        }
    }

    /// Columns that a relation is about to get.
    public void columns(long count, Span place) {
        columns = spend(columns, count, limits.columns(), "columns", place);
    }

    /// Ways from a column to others, or to sources.
    public void edges(long count, Span place) {
        edges = spend(edges, count, limits.edges(), "ways from columns to their sources", place);
    }

    /// Relations told of once more.
    public void relations(long count, Span place) {
        relations = spend(relations, count, limits.relations(), "uses of relations", place);
    }

    /// Text that is copied.
    public void text(long length, Span place) {
        text = spend(text, length, limits.text(), "characters of conditions and names", place);
    }

    /// Whether one more finding is kept.
    public boolean finding() {
        if (findings >= limits.findings()) {
            return false;
        }
        findings++;
        return true;
    }

    private long spend(long before, long count, long most, String what, Span place) {
        work(count, place);
        if (before + count > most) {
            throw new SqlFault(
                    SqlErrorCode.TOO_LARGE,
                    "Understanding this takes more than " + most + " " + what + ".",
                    place,
                    "name the columns that are needed, or send it in several parts");
        }
        return before + count;
    }
}
