package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Scope;
import java.util.List;

/// FROM, as expressions see it: a call may take a whole table.
public interface Relations {
    /// @param outer what is visible around the query, its own WITH included
    FromGroup resolve(List<FromItem> items, Scope outer, Summary summary);
}
