package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that is understood as a whole.
public sealed interface Statement extends Node {

    record Select(Query query, Span span) implements Statement {}

    /// `[WITH …] INSERT INTO target …`
    ///
    /// @param columns the target columns named; empty if none are
    /// @param source the rows; null for DEFAULT VALUES
    record Insert(
            QueryPart.@Nullable With with,
            Name target,
            @Nullable Identifier alias,
            List<Identifier> columns,
            @Nullable Query source,
            QueryPart.@Nullable OnConflict onConflict,
            List<SelectItem> returning,
            Span span)
            implements Statement {}

    /// `CREATE TABLE target [(columns)] AS query`
    record CreateTableAs(
            Name target, boolean temporary, List<Identifier> columns, Query source, Span span)
            implements Statement {}
}
