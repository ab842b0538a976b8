package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.parse.call.StarParser;
import io.millrace.sql.engine.parse.call.WindowParser;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.LooseParser;
import io.millrace.sql.engine.parse.cursor.OpaqueStatements;
import io.millrace.sql.engine.parse.expression.ExpressionParser;
import io.millrace.sql.engine.parse.expression.ExpressionParsers;
import io.millrace.sql.engine.parse.expression.PrimaryParser;
import io.millrace.sql.engine.parse.name.AliasParser;
import io.millrace.sql.engine.parse.name.NameParser;
import io.millrace.sql.engine.parse.name.NameParsers;
import io.millrace.sql.engine.parse.relation.FromParser;
import io.millrace.sql.engine.parse.relation.JoinParser;
import io.millrace.sql.engine.parse.relation.PivotParser;
import io.millrace.sql.engine.parse.relation.RelationParsers;
import io.millrace.sql.engine.parse.relation.RelationSuffixes;
import io.millrace.sql.engine.parse.relation.SampleParser;
import io.millrace.sql.engine.parse.relation.ValuesParser;

/// The parsers of queries of one statement, and those of what queries consist of.
public final class QueryParsers {
    private final Statements statements;
    private final LooseParser loose;
    private final OpaqueStatements opaque;
    private final QueryParser queries;
    private final NameParser names;
    private final StarParser stars;
    private final AliasParser aliases;
    private final ExpressionParser expressions;
    private final PrimaryParser primaries;
    private final WindowParser windows;
    private final FromParser from;
    private final JoinParser joins;
    private final RelationSuffixes suffixes;
    private final SampleParser samples;
    private final PivotParser pivots;
    private final ValuesParser values;
    private final SelectParser selects;
    private final RequestModifierParser modifiers;
    private final WithParser with;
    private final PipeParser pipes;
    private final PivotStatementParser pivotStatements;

    public QueryParsers(Cursor cursor, Statements statements) {
        this.statements = statements;
        this.loose = new LooseParser(cursor);
        this.opaque = new OpaqueStatements(cursor);
        this.modifiers = new RequestModifierParser(cursor, this);
        this.queries = new QueryParser(cursor, this);
        ExpressionParsers below = new ExpressionParsers(cursor, new NameParsers(cursor), queries);
        RelationParsers relations = new RelationParsers(cursor, below);
        this.names = below.names();
        this.stars = below.stars();
        this.aliases = below.aliases();
        this.expressions = below.expressions();
        this.primaries = below.primaries();
        this.windows = below.windows();
        this.from = relations.from();
        this.joins = relations.joins();
        this.suffixes = relations.suffixes();
        this.samples = relations.samples();
        this.pivots = relations.pivots();
        this.values = relations.values();
        this.selects = new SelectParser(cursor, this);
        this.with = new WithParser(cursor, this);
        this.pipes = new PipeParser(cursor, this);
        this.pivotStatements = new PivotStatementParser(cursor, this);
    }

    public RequestModifierParser modifiers() {
        return modifiers;
    }

    Statements statements() {
        return statements;
    }

    public LooseParser loose() {
        return loose;
    }

    public OpaqueStatements opaque() {
        return opaque;
    }

    public QueryParser queries() {
        return queries;
    }

    public NameParser names() {
        return names;
    }

    StarParser stars() {
        return stars;
    }

    AliasParser aliases() {
        return aliases;
    }

    public ExpressionParser expressions() {
        return expressions;
    }

    public PrimaryParser primaries() {
        return primaries;
    }

    public WindowParser windows() {
        return windows;
    }

    public FromParser from() {
        return from;
    }

    public JoinParser joins() {
        return joins;
    }

    public RelationSuffixes suffixes() {
        return suffixes;
    }

    SampleParser samples() {
        return samples;
    }

    PivotParser pivots() {
        return pivots;
    }

    ValuesParser values() {
        return values;
    }

    public SelectParser selects() {
        return selects;
    }

    public WithParser with() {
        return with;
    }

    PipeParser pipes() {
        return pipes;
    }

    PivotStatementParser pivotStatements() {
        return pivotStatements;
    }
}
