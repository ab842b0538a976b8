package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Node;
import io.millrace.sql.engine.result.ParameterUse;
import io.millrace.sql.engine.text.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The parameters of a statement: those with a name or a number once, each `?` for itself.
final class Parameters {
    private final SourceText source;
    private final List<ParameterUse> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Parameters(SourceText source) {
        this.source = source;
    }

    /// Looks at one node of the statement.
    void see(Node node) {
        if (node instanceof Expression.Parameter parameter
                && (parameter.name().equals("?") || seen.add(parameter.name()))) {
            found.add(new ParameterUse(parameter.name(), source.spanOf(parameter.span())));
        }
    }

    List<ParameterUse> found() {
        return List.copyOf(found);
    }
}
