package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One output of a relation.
public sealed interface Output {
    ColumnNode node();

    /// A column; one without a name cannot be referred to.
    record Named(@Nullable String name, ColumnNode node) implements Output {}

    /// All columns of relations whose columns are not known: a `*` that could not be expanded.
    ///
    /// @param node stands for all of them
    /// @param relations more than one only where a set operation combines them
    record Open(ColumnNode node, List<OpenRelation> relations) implements Output {}
}
