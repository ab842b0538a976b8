package io.millrace.sql.engine.resolve.relation;

import io.millrace.sql.engine.resolve.expression.ExpressionEdges;
import io.millrace.sql.engine.resolve.expression.ExpressionResolvers;
import io.millrace.sql.engine.resolve.expression.SelectLists;
import io.millrace.sql.engine.resolve.expression.Stars;
import io.millrace.sql.engine.resolve.name.ColumnResolver;
import io.millrace.sql.engine.resolve.name.Findings;
import io.millrace.sql.engine.resolve.name.Influences;
import io.millrace.sql.engine.resolve.name.NameResolvers;
import io.millrace.sql.engine.resolve.name.Queries;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.resolve.name.TableResolver;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;

/// The resolvers of FROM of one statement, and those of the expressions in it.
public final class RelationResolvers {
    private final NameResolvers names;
    private final Settings settings;
    private final SourceText source;
    private final Findings findings;
    private final Influences influences;
    private final TableResolver tables;
    private final Queries queries;
    private final FromResolver from;
    private final ExpressionEdges expressions;
    private final Stars stars;
    private final SelectLists selectLists;

    public RelationResolvers(NameResolvers names, Queries queries) {
        this.names = names;
        this.settings = names.settings();
        this.source = names.source();
        this.findings = names.findings();
        this.influences = names.influences();
        this.tables = names.tables();
        this.queries = queries;
        this.from = new FromResolver(this);
        ExpressionResolvers inner = new ExpressionResolvers(names, queries, from);
        this.expressions = inner.expressions();
        this.stars = inner.stars();
        this.selectLists = inner.selectLists();
    }

    /// One level deeper; refused with the place once the budget is used up.
    void enter(Span place) {
        names.enter(place);
    }

    void leave() {
        names.leave();
    }

    ColumnResolver columns() {
        return names.columns();
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

    Influences influences() {
        return influences;
    }

    TableResolver tables() {
        return tables;
    }

    Queries queries() {
        return queries;
    }

    public FromResolver from() {
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
}
