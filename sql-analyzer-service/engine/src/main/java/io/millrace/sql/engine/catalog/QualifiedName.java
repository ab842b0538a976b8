package io.millrace.sql.engine.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name of a table, as far as it is known.
public record QualifiedName(@Nullable String database, @Nullable String schema, String table) {

    public static QualifiedName of(List<String> parts) {
        int size = parts.size();
        return new QualifiedName(
                size > 2 ? parts.get(size - 3) : null,
                size > 1 ? parts.get(size - 2) : null,
                parts.get(size - 1));
    }

    public boolean isQualified() {
        return schema != null;
    }

    /// Whether it lives as long as the session, as SQL Server's `#t` and its variable `@t` do.
    public boolean isOfSession() {
        return table.startsWith("#") || table.startsWith("@");
    }

    public Optional<String> schemaName() {
        return Optional.ofNullable(schema);
    }

    /// `database.schema.table`, without the parts that are not known; a part with a dot in it is
    /// quoted.
    public String display() {
        StringBuilder out = new StringBuilder();
        append(out, database);
        append(out, schema);
        append(out, table);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable String part) {
        if (part == null) {
            return;
        }
        if (!out.isEmpty()) {
            out.append('.');
        }
        if (part.indexOf('.') >= 0) {
            out.append('"').append(part).append('"');
        } else {
            out.append(part);
        }
    }
}
