package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;

/// The resolvers of names of one statement, what they find, and the budgets that all share.
public final class NameResolvers {
    /// How many levels of an expression a query counts for.
    private static final int QUERY = 2;

    private final Settings settings;
    private final SourceText source;
    private final Findings findings;
    private final Influences influences;
    private final Learned learned = new Learned();
    private final ColumnResolver columns;
    private final TableResolver tables;
    private int depth;

    public NameResolvers(Settings settings, SourceText source) {
        this.settings = settings;
        this.source = source;
        this.findings = new Findings(source, settings.budget());
        this.influences = new Influences(settings.influences());
        this.columns = new ColumnResolver(findings, settings.budget());
        this.tables = new TableResolver(settings, findings);
    }

    /// One query deeper; refused with the place once the budget is used up.
    public void enter(Span span) {
        settings.deadline().check(span);
        if (++depth > settings.maxDepth() / QUERY) {
            throw new SqlFault(
                    SqlErrorCode.TOO_DEEP,
                    "Queries are nested too deep.",
                    new Span(span.start(), Math.min(span.end(), span.start() + 1)),
                    "break them into common table expressions");
        }
    }

    public void leave() {
        depth--;
    }

    public Settings settings() {
        return settings;
    }

    public SourceText source() {
        return source;
    }

    public Findings findings() {
        return findings;
    }

    public Learned learned() {
        return learned;
    }

    public Influences influences() {
        return influences;
    }

    public ColumnResolver columns() {
        return columns;
    }

    public TableResolver tables() {
        return tables;
    }
}
