package io.millrace.sql.engine.resolve.relation;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.CaseFolding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// ClickHouse's functions in FROM: a name among their arguments is never a column, but a table, a
/// database or a format.
final class NamedArguments {
    /// Functions whose second argument is a table, or a database before one.
    private static final Set<String> OF_TABLES =
            Set.of("remote", "remotesecure", "cluster", "clusterallreplicas");

    /// Functions with names of formats, tables and databases among their arguments.
    private static final Set<String> OF_NAMES =
            Set.of(
                    "remote",
                    "remotesecure",
                    "cluster",
                    "clusterallreplicas",
                    "dictionary",
                    "file",
                    "format",
                    "hdfs",
                    "loop",
                    "merge",
                    "mysql",
                    "postgresql",
                    "s3",
                    "s3cluster",
                    "url",
                    "urlcluster");

    private NamedArguments() {}

    static boolean has(Call call) {
        return OF_NAMES.contains(CaseFolding.LOWER.fold(call.name().last().text()));
    }

    static Call of(Call call) {
        List<Expression> arguments = new ArrayList<>(call.arguments());
        String function = CaseFolding.LOWER.fold(call.name().last().text());
        if (OF_TABLES.contains(function) && arguments.size() > 1) {
            table(arguments);
        }
        arguments.replaceAll(argument ->
                argument instanceof Expression.ColumnReference
                        ? new Expression.Literal(Expression.LiteralKind.TYPED, argument.span())
                        : argument);
        return new Call(
                call.name(),
                arguments,
                call.distinct(),
                call.orderBy(),
                call.withinGroup(),
                call.filter(),
                call.over(),
                call.asides(),
                call.span());
    }

    /// `'host', db.t`, `'host', db, t`
    private static void table(List<Expression> arguments) {
        if (!(arguments.get(1) instanceof Expression.ColumnReference first)) {
            return;
        }
        List<Identifier> parts = new ArrayList<>(first.parts());
        boolean split =
                parts.size() == 1
                        && arguments.size() > 2
                        && arguments.get(2) instanceof Expression.ColumnReference;
        if (split && arguments.remove(2) instanceof Expression.ColumnReference second) {
            parts.addAll(second.parts());
        }
        Name name = new Name(parts, first.span());
        FromItem.Table table = new FromItem.Table(name, null, List.of(), first.span());
        arguments.set(1, new Expression.TableArgument(table, List.of(), first.span()));
    }
}
