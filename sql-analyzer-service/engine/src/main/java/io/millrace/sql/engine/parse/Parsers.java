package io.millrace.sql.engine.parse;

/// The parsers of one statement, one per family of clauses, which call each other through this.
final class Parsers {
    private final NameParser names;
    private final TypeParser types;
    private final LiteralParser literals;
    private final ExpressionParser expressions;
    private final PrimaryParser primaries;
    private final ConstructParser constructs;
    private final StructParser structs;
    private final StarParser stars;
    private final CallParser calls;
    private final WindowParser windows;
    private final FromParser from;
    private final JoinParser joins;
    private final SampleParser samples;
    private final RelationSuffixes suffixes;
    private final TableFunctionParser tableFunctions;
    private final PivotParser pivots;
    private final MatchParser matches;
    private final PipeParser pipes;
    private final WithParser with;
    private final ValuesParser values;
    private final QueryParser queries;
    private final SelectParser selects;
    private final TargetParser targets;
    private final InsertParser inserts;
    private final UpdateParser updates;
    private final DeleteParser deletes;
    private final MergeParser merges;
    private final LooseParser loose;
    private final TableParser tables;
    private final AlterationParser alterations;
    private final DefinitionParser definitions;
    private final TransferParser transfers;
    private final OpaqueStatements opaque;
    private final StatementParser statements;

    Parsers(Cursor cursor) {
        names = new NameParser(cursor);
        types = new TypeParser(cursor, names);
        literals = new LiteralParser(cursor, this);
        expressions = new ExpressionParser(cursor, this);
        primaries = new PrimaryParser(cursor, this);
        constructs = new ConstructParser(cursor, this);
        structs = new StructParser(cursor, this);
        stars = new StarParser(cursor, this);
        calls = new CallParser(cursor, this);
        windows = new WindowParser(cursor, this);
        from = new FromParser(cursor, this);
        joins = new JoinParser(cursor, this);
        samples = new SampleParser(cursor, this);
        suffixes = new RelationSuffixes(cursor, this);
        tableFunctions = new TableFunctionParser(cursor, this);
        pivots = new PivotParser(cursor, this);
        matches = new MatchParser(cursor, this);
        pipes = new PipeParser(cursor, this);
        with = new WithParser(cursor, this);
        values = new ValuesParser(cursor, this);
        queries = new QueryParser(cursor, this);
        selects = new SelectParser(cursor, this);
        targets = new TargetParser(cursor, this);
        inserts = new InsertParser(cursor, this);
        updates = new UpdateParser(cursor, this);
        deletes = new DeleteParser(cursor, this);
        merges = new MergeParser(cursor, this);
        loose = new LooseParser(cursor);
        tables = new TableParser(cursor, this);
        alterations = new AlterationParser(cursor, this);
        definitions = new DefinitionParser(cursor, this);
        transfers = new TransferParser(cursor, this);
        opaque = new OpaqueStatements(cursor);
        statements = new StatementParser(cursor, this);
    }

    NameParser names() {
        return names;
    }

    TypeParser types() {
        return types;
    }

    LiteralParser literals() {
        return literals;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    PrimaryParser primaries() {
        return primaries;
    }

    ConstructParser constructs() {
        return constructs;
    }

    StructParser structs() {
        return structs;
    }

    StarParser stars() {
        return stars;
    }

    CallParser calls() {
        return calls;
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

    SampleParser samples() {
        return samples;
    }

    RelationSuffixes suffixes() {
        return suffixes;
    }

    TableFunctionParser tableFunctions() {
        return tableFunctions;
    }

    PivotParser pivots() {
        return pivots;
    }

    MatchParser matches() {
        return matches;
    }

    PipeParser pipes() {
        return pipes;
    }

    WithParser with() {
        return with;
    }

    ValuesParser values() {
        return values;
    }

    QueryParser queries() {
        return queries;
    }

    SelectParser selects() {
        return selects;
    }

    TargetParser targets() {
        return targets;
    }

    InsertParser inserts() {
        return inserts;
    }

    UpdateParser updates() {
        return updates;
    }

    DeleteParser deletes() {
        return deletes;
    }

    MergeParser merges() {
        return merges;
    }

    LooseParser loose() {
        return loose;
    }

    TableParser tables() {
        return tables;
    }

    AlterationParser alterations() {
        return alterations;
    }

    DefinitionParser definitions() {
        return definitions;
    }

    TransferParser transfers() {
        return transfers;
    }

    OpaqueStatements opaque() {
        return opaque;
    }

    StatementParser statements() {
        return statements;
    }
}
