package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;

/// The resolvers of one statement, which call each other through this, and the budgets they share.
final class Resolver {
    /// How many levels of an expression a query counts for.
    private static final int QUERY = 2;

    private final Settings settings;
    private final SourceText source;
    private final Findings findings;
    private final ColumnResolver columns;
    private final ExpressionEdges expressions;
    private final TableResolver tables;
    private final FromResolver from;
    private final SelectResolver selects;
    private final CommonTables commonTables;
    private final QueryResolver queries;
    private final StatementResolver statements;
    private int depth;

    Resolver(Settings settings, SourceText source) {
        this.settings = settings;
        this.source = source;
        this.findings = new Findings(source, settings.budget());
        this.columns = new ColumnResolver(findings, settings.budget());
        this.expressions = new ExpressionEdges(this);
        this.tables = new TableResolver(settings, findings);
        this.from = new FromResolver(this);
        this.selects = new SelectResolver(this);
        this.commonTables = new CommonTables(this);
        this.queries = new QueryResolver(this);
        this.statements = new StatementResolver(this);
    }

    /// One query deeper; refused with the place once the budget is used up.
    void enter(Span span) {
        settings.deadline().check(span);
        if (++depth > settings.maxDepth() / QUERY) {
            throw new SqlFault(
                    SqlErrorCode.TOO_DEEP,
                    "Queries are nested too deep.",
                    new Span(span.start(), Math.min(span.end(), span.start() + 1)),
                    "break them into common table expressions");
        }
    }

    void leave() {
        depth--;
    }

    Settings settings() {
        return settings;
    }

    SourceText source() {
        return source;
    }

    Findings findings() {
        return findings;
    }

    ColumnResolver columns() {
        return columns;
    }

    ExpressionEdges expressions() {
        return expressions;
    }

    TableResolver tables() {
        return tables;
    }

    FromResolver from() {
        return from;
    }

    SelectResolver selects() {
        return selects;
    }

    CommonTables commonTables() {
        return commonTables;
    }

    QueryResolver queries() {
        return queries;
    }

    StatementResolver statements() {
        return statements;
    }
}
