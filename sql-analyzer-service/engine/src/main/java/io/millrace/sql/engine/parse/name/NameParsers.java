package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.parse.cursor.Cursor;

/// The parsers of names and types of one statement.
public final class NameParsers {
    private final NameParser names;
    private final TypeParser types;
    private final AliasParser aliases;

    public NameParsers(Cursor cursor) {
        this.names = new NameParser(cursor);
        this.types = new TypeParser(cursor, names);
        this.aliases = new AliasParser(cursor, names, types);
    }

    public NameParser names() {
        return names;
    }

    public TypeParser types() {
        return types;
    }

    public AliasParser aliases() {
        return aliases;
    }
}
