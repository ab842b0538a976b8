package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.lineage.ColumnNode;
import java.util.List;

/// A column that USING or NATURAL made of one column of each side.
///
/// @param owners the relations whose columns of that name it replaces in `*` and in unqualified
///   references
public record Merged(String name, ColumnNode node, List<Relation> owners) {
    public Merged {
        owners = List.copyOf(owners);
    }
}
