package io.millrace.sql.engine.resolve.expression;

import io.millrace.sql.engine.resolve.name.ColumnResolver;
import io.millrace.sql.engine.resolve.name.Findings;
import io.millrace.sql.engine.resolve.name.NameResolvers;
import io.millrace.sql.engine.resolve.name.Queries;
import io.millrace.sql.engine.resolve.name.Relations;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.text.Span;

/// The resolvers of expressions of one statement, which call each other through this.
public final class ExpressionResolvers {
    private final NameResolvers names;
    private final Settings settings;
    private final Findings findings;
    private final ColumnResolver columns;
    private final Queries queries;
    private final Relations from;
    private final ExpressionEdges expressions;
    private final Stars stars;
    private final SelectLists selectLists;

    public ExpressionResolvers(NameResolvers names, Queries queries, Relations from) {
        this.names = names;
        this.settings = names.settings();
        this.findings = names.findings();
        this.columns = names.columns();
        this.queries = queries;
        this.from = from;
        this.expressions = new ExpressionEdges(this);
        this.stars = new Stars(this);
        this.selectLists = new SelectLists(this);
    }

    Settings settings() {
        return settings;
    }

    Findings findings() {
        return findings;
    }

    ColumnResolver columns() {
        return columns;
    }

    Queries queries() {
        return queries;
    }

    Relations from() {
        return from;
    }

    public ExpressionEdges expressions() {
        return expressions;
    }

    public Stars stars() {
        return stars;
    }

    public SelectLists selectLists() {
        return selectLists;
    }

    void enter(Span span) {
        names.enter(span);
    }

    void leave() {
        names.leave();
    }
}
