package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reference to a column means.
public sealed interface Resolution {
    record Found(ColumnNode node) implements Resolution {}

    /// The name is a relation's: a whole row.
    record WholeRow(Relation relation) implements Resolution {}

    /// Several relations could own it, and nobody knows which do.
    record Vague(List<Relation> candidates) implements Resolution {}

    /// A relation has it in a part that is not clear.
    record Unclear(List<String> candidates) implements Resolution {}

    /// Several relations certainly own it.
    record Ambiguous(List<Relation> owners) implements Resolution {}

    /// @param suggestion the most similar column there is, or null
    record NoSuchColumn(@Nullable String suggestion) implements Resolution {}

    /// @param suggestion the most similar relation there is, or null
    record NoSuchRelation(@Nullable String suggestion) implements Resolution {}
}
