package io.millrace.sql.engine.parse.definition;

import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Definitions of objects that are no tables, and of the tables they stand on.
final class ObjectParser {
    /// Objects that stand on a table, which ON names.
    private static final Set<String> ON_TABLE =
            Set.of(
                    "INDEX",
                    "POLICY",
                    "ROW POLICY",
                    "ROW ACCESS POLICY",
                    "RULE",
                    "STREAM",
                    "SEARCH INDEX",
                    "VECTOR INDEX",
                    "PRIMARY XML INDEX",
                    "XML INDEX",
                    "JOIN INDEX",
                    "HASH INDEX",
                    "TEXT INDEX",
                    "PUBLICATION",
                    "TRIGGER",
                    "STATISTICS",
                    "RLS POLICY",
                    "MASKING POLICY",
                    "SYNONYM",
                    "PUBLIC SYNONYM",
                    "PROJECTION");

    private final Cursor cursor;
    private final DefinitionParsers parsers;

    ObjectParser(Cursor cursor, DefinitionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// Whether the words at the token name a kind of objects.
    boolean isKind(int token) {
        return parsers.opaque().phrase(token, cursor.dialect().definables().plain()) != null
                || parsers.opaque().phrase(token, ON_TABLE) != null;
    }

    /// An object that is no table, and the table it stands on, if it does.
    Statement object(Keyword action, int start) {
        Set<String> plain = cursor.dialect().definables().plain();
        int at = cursor.index();
        String lead = action.name();
        if (parsers.opaque().phrase(at, lead, cursor.dialect().definables().opaque()) != null) {
            throw parsers.opaque().fault(start);
        }
        String kind = parsers.opaque().phrase(at, plain);
        String onTable = parsers.opaque().phrase(at, ON_TABLE);
        if (kind == null && onTable == null) {
            throw cursor.unexpected("what is to be " + told(action));
        }
        String longer =
                onTable == null || (kind != null && kind.length() > onTable.length())
                        ? kind
                        : onTable;
        int words = longer == null ? 1 : (int) longer.chars().filter(c -> c == ' ').count() + 1;
        cursor.seek(at + words);
        if (cursor.atEnd()) {
            throw cursor.unexpected("a name");
        }
        List<Name> written = new ArrayList<>();
        if (onTable != null) {
            onTable(written);
        }
        parsers.loose().tail();
        return new Statement.Definition(written, List.of(), List.of(), cursor.spanFrom(start));
    }

    private static String told(Keyword action) {
        return switch (action) {
            case CREATE -> "created";
            case ALTER -> "altered";
            default -> "dropped";
        };
    }

    /// `… ON [TABLE] [ONLY] t`: the first ON outside of parentheses.
    private void onTable(List<Name> written) {
        while (!cursor.atEnd() && !cursor.is(Keyword.ON) && !cursor.is(Keyword.FOR)) {
            parsers.loose().step();
        }
        if (!cursor.accept(Keyword.ON) && !cursor.accept(Keyword.FOR)) {
            return;
        }
        if (!cursor.accept(Keyword.TABLE)) {
            cursor.accept(Keyword.VIEW);
        }
        cursor.accept(Keyword.ONLY);
        if (cursor.atEnd()) {
            throw cursor.unexpected("a table");
        }
        if (parsers.names().startsName()) {
            written.add(parsers.names().dotted("a table"));
        }
    }
}
