package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.result.ParameterUse;
import io.millrace.sql.engine.text.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The parameters of a statement: those with a name or a number once, each `?` for itself.
final class Parameters {
    private Parameters() {}

    static List<ParameterUse> of(Statement statement, SourceText source) {
        List<ParameterUse> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Children.walk(
                statement,
                node -> {
                    if (node instanceof Expression.Parameter parameter
                            && (parameter.name().equals("?") || seen.add(parameter.name()))) {
                        found.add(
                                new ParameterUse(
                                        parameter.name(), source.spanOf(parameter.span())));
                    }
                });
        return List.copyOf(found);
    }
}
