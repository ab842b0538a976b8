package io.millrace.sql.engine.resolve.relation;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Files;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.OpenRelation;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves functions in FROM: their columns come from their arguments, or from the file that they
/// read.
final class TableFunctions {
    private final RelationResolvers resolver;

    TableFunctions(RelationResolvers resolver) {
        this.resolver = resolver;
    }

    /// @param before the items to the left, which the arguments see
    Relation resolve(FromItem.Functions functions, Scope outer, FromGroup before, Summary summary) {
        Frame frame = Frame.of(outer.inner(before), summary);
        String alias = FromResolver.name(functions.alias());
        List<Output> outputs = new ArrayList<>();
        for (Call call : functions.calls()) {
            ColumnNode arguments = ColumnNode.computed();
            boolean names =
                    resolver.settings().dialect().has(Clause.NAMES_AS_ARGUMENTS)
                            && NamedArguments.has(call);
            Call named = names ? NamedArguments.of(call) : withoutNames(call);
            resolver.expressions().feed(named, frame, arguments);
            outputs.addAll(outputs(call, alias, arguments, functions, before));
        }
        Identifier ordinal = functions.ordinal();
        if (ordinal != null) {
            outputs.add(new Output.Named(ordinal.text(), ColumnNode.computed()));
        }
        Relation relation = relation(functions, outputs, alias);
        summary.add(relation);
        return relation;
    }

    private Relation relation(
            FromItem.Functions functions, List<Output> outputs, @Nullable String alias) {
        Call first = functions.calls().getFirst();
        List<Identifier> names = FromResolver.columnNames(functions.alias());
        String path = functions.calls().size() == 1 ? path(first) : null;
        if (path != null && functions.declared().isEmpty()) {
            Relation file = Files.relation(path, alias, TableRole.READ);
            return names.isEmpty()
                    ? file
                    : new Relation(
                            file.kind(),
                            file.role(),
                            file.name(),
                            alias,
                            OutputNames.rename(file.columns(), names));
        }
        QualifiedName name = new QualifiedName(null, null, first.name().last().text());
        return new Relation(
                TableKind.FUNCTION,
                TableRole.READ,
                name,
                alias,
                OutputNames.rename(Columns.of(outputs), names));
    }

    /// The path of the file that a call reads; null if it reads none.
    private @Nullable String path(Call call) {
        boolean reads =
                Files.isReader(call.name().last().text())
                        && !call.arguments().isEmpty()
                        && call.arguments().getFirst() instanceof Expression.Literal literal
                        && literal.kind() == Expression.LiteralKind.STRING;
        if (!reads) {
            return null;
        }
        String text = resolver.source().slice(call.arguments().getFirst().span());
        return text.length() < 2 ? null : text.substring(1, text.length() - 1);
    }

    /// `f(x, option = 1)` names a parameter of the function, not a column.
    private static Call withoutNames(Call call) {
        boolean named = call.arguments().stream().anyMatch(TableFunctions::isNamed);
        return named
                ? new Call(
                        call.name(),
                        call.arguments().stream().map(TableFunctions::value).toList(),
                        call.distinct(),
                        call.orderBy(),
                        call.withinGroup(),
                        call.filter(),
                        call.over(),
                        call.asides(),
                        call.span())
                : call;
    }

    private static boolean isNamed(Expression argument) {
        return argument instanceof Expression.Comparison comparison
                && comparison.operator().equals("=")
                && comparison.left() instanceof Expression.ColumnReference reference
                && reference.parts().size() == 1;
    }

    private static Expression value(Expression argument) {
        return isNamed(argument) && argument instanceof Expression.Comparison comparison
                ? comparison.right()
                : argument;
    }

    private List<Output> outputs(
            Call call,
            @Nullable String alias,
            ColumnNode arguments,
            FromItem.Functions written,
            FromGroup before) {
        if (!written.declared().isEmpty()) {
            return written.declared().stream()
                    .<Output>map(column -> new Output.Named(column.text(), arguments))
                    .toList();
        }
        String function = call.name().last().text();
        List<String> names =
                resolver.settings()
                        .dialect()
                        .names()
                        .tableFunctions()
                        .get(CaseFolding.LOWER.fold(function));
        if (names == null) {
            List<Identifier> given = FromResolver.columnNames(written.alias());
            if (given.isEmpty()) {
                return List.of(OpenRelation.function(function, arguments).star());
            }
            return given.stream()
                    .<Output>map(column -> new Output.Named(column.text(), arguments))
                    .toList();
        }
        if (names.isEmpty() && alias == null && spreads(before)) {
            return List.of(OpenRelation.function(function, arguments).star());
        }
        if (names.isEmpty()) {
            return List.of(new Output.Named(alias == null ? function : alias, arguments));
        }
        return names.stream().<Output>map(name -> new Output.Named(name, arguments)).toList();
    }

    /// BigQuery's UNNEST of structs has their fields for columns. Which those are is not known, so
    /// beside other relations every column is taken for one of theirs.
    private boolean spreads(FromGroup before) {
        return resolver.settings().dialect().has(Clause.SELECT_AS_STRUCT)
                && before.relations().isEmpty();
    }
}
