package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.parse.call.WindowParser;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.LooseParser;
import io.millrace.sql.engine.parse.expression.ExpressionParser;
import io.millrace.sql.engine.parse.expression.PrimaryParser;
import io.millrace.sql.engine.parse.name.NameParser;
import io.millrace.sql.engine.parse.query.QueryParser;
import io.millrace.sql.engine.parse.query.QueryParsers;
import io.millrace.sql.engine.parse.query.SelectParser;
import io.millrace.sql.engine.parse.relation.FromParser;
import io.millrace.sql.engine.parse.relation.JoinParser;
import io.millrace.sql.engine.parse.relation.RelationSuffixes;

/// The parsers of what changes rows of one statement, which call each other through this.
public final class WriteParsers {
    private final NameParser names;
    private final ExpressionParser expressions;
    private final PrimaryParser primaries;
    private final WindowParser windows;
    private final FromParser from;
    private final JoinParser joins;
    private final RelationSuffixes suffixes;
    private final SelectParser selects;
    private final QueryParser queries;
    private final LooseParser loose;
    private final TargetParser targets;
    private final InsertPlaceParser places;
    private final InsertParser inserts;
    private final UpdateParser updates;
    private final DeleteParser deletes;
    private final MergeParser merges;
    private final TransferParser transfers;

    public WriteParsers(Cursor cursor, QueryParsers below) {
        this.names = below.names();
        this.expressions = below.expressions();
        this.primaries = below.primaries();
        this.windows = below.windows();
        this.from = below.from();
        this.joins = below.joins();
        this.suffixes = below.suffixes();
        this.selects = below.selects();
        this.queries = below.queries();
        this.loose = below.loose();
        this.targets = new TargetParser(cursor, this);
        this.places = new InsertPlaceParser(cursor, this);
        this.inserts = new InsertParser(cursor, this);
        this.updates = new UpdateParser(cursor, this);
        this.deletes = new DeleteParser(cursor, this);
        this.merges = new MergeParser(cursor, this);
        this.transfers = new TransferParser(cursor, this);
    }

    NameParser names() {
        return names;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    PrimaryParser primaries() {
        return primaries;
    }

    WindowParser windows() {
        return windows;
    }

    FromParser from() {
        return from;
    }

    JoinParser joins() {
        return joins;
    }

    RelationSuffixes suffixes() {
        return suffixes;
    }

    SelectParser selects() {
        return selects;
    }

    QueryParser queries() {
        return queries;
    }

    LooseParser loose() {
        return loose;
    }

    TargetParser targets() {
        return targets;
    }

    InsertPlaceParser places() {
        return places;
    }

    public InsertParser inserts() {
        return inserts;
    }

    public UpdateParser updates() {
        return updates;
    }

    public DeleteParser deletes() {
        return deletes;
    }

    public MergeParser merges() {
        return merges;
    }

    public TransferParser transfers() {
        return transfers;
    }
}
