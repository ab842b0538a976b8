package io.millrace.sql.engine.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column that decides which rows a statement yields or writes, or in which order. It holds for
/// every output column alike.
///
/// @param table null if it could not be told
/// @param candidates the tables it may belong to; empty if it is resolved
public record Influence(
        InfluenceKind kind,
        @Nullable String table,
        String column,
        boolean resolved,
        List<String> candidates) {}
