package io.millrace.sql.engine.resolve.query;

import io.millrace.sql.engine.resolve.expression.ExpressionEdges;
import io.millrace.sql.engine.resolve.expression.SelectLists;
import io.millrace.sql.engine.resolve.expression.Stars;
import io.millrace.sql.engine.resolve.name.Findings;
import io.millrace.sql.engine.resolve.name.Influences;
import io.millrace.sql.engine.resolve.name.Learned;
import io.millrace.sql.engine.resolve.name.NameResolvers;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.resolve.name.TableResolver;
import io.millrace.sql.engine.resolve.relation.FromResolver;
import io.millrace.sql.engine.resolve.relation.RelationResolvers;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;

/// The resolvers of queries of one statement, and those of what queries consist of.
public final class QueryResolvers {
    private final NameResolvers names;
    private final Settings settings;
    private final Findings findings;
    private final TableResolver tables;
    private final Statements statements;
    private final QueryResolver queries;
    private final FromResolver from;
    private final ExpressionEdges expressions;
    private final Stars stars;
    private final SelectLists selectLists;
    private final SelectResolver selects;
    private final CommonTables commonTables;

    public QueryResolvers(NameResolvers names, Statements statements) {
        this.names = names;
        this.settings = names.settings();
        this.findings = names.findings();
        this.tables = names.tables();
        this.statements = statements;
        this.queries = new QueryResolver(this);
        RelationResolvers relations = new RelationResolvers(names, queries);
        this.from = relations.from();
        this.expressions = relations.expressions();
        this.stars = relations.stars();
        this.selectLists = relations.selectLists();
        this.selects = new SelectResolver(this);
        this.commonTables = new CommonTables(this);
    }

    public Settings settings() {
        return settings;
    }

    public Findings findings() {
        return findings;
    }

    public Learned learned() {
        return names.learned();
    }

    public Influences influences() {
        return names.influences();
    }

    SourceText source() {
        return names.source();
    }

    public TableResolver tables() {
        return tables;
    }

    Statements statements() {
        return statements;
    }

    public QueryResolver queries() {
        return queries;
    }

    public FromResolver from() {
        return from;
    }

    public ExpressionEdges expressions() {
        return expressions;
    }

    Stars stars() {
        return stars;
    }

    public SelectLists selectLists() {
        return selectLists;
    }

    public SelectResolver selects() {
        return selects;
    }

    public CommonTables commonTables() {
        return commonTables;
    }

    void enter(Span span) {
        names.enter(span);
    }

    void leave() {
        names.leave();
    }
}
