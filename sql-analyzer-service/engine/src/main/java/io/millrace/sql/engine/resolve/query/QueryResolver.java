package io.millrace.sql.engine.resolve.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.Queries;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Scope;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.List;

/// Resolves queries: WITH, the body, ORDER BY and LIMIT.
public final class QueryResolver implements Queries {
    private final QueryResolvers resolver;

    QueryResolver(QueryResolvers resolver) {
        this.resolver = resolver;
    }

    @Override
    public Columns resolve(Query query, Scope outer, Summary summary) {
        resolver.enter(query.span());
        Scope scope = resolver.commonTables().define(query.with(), outer, summary);
        // Called from here, so that a plain SELECT takes no more of the stack than it must.
        SelectResolver.Resolved body =
                query.body() instanceof QueryBody.Select select
                        ? resolver.selects().resolve(select, scope, summary)
                        : body(query.body(), scope, summary);
        tail(query, body.columns(), body.frame(), Frame.of(scope, summary));
        resolver.leave();
        return body.columns();
    }

    /// ORDER BY and LIMIT.
    ///
    /// @param inside where ORDER BY stands
    /// @param around where LIMIT stands
    void tail(Query query, Columns columns, Frame inside, Frame around) {
        for (QueryPart.SortItem item : query.orderBy()) {
            resolver.selects().sorted(item, columns, inside);
        }
        query.limits().forEach(limit -> resolver.expressions().node(limit, around));
        query.asides().forEach(aside -> resolver.selects().outputFirst(aside, columns, inside));
    }

    SelectResolver.Resolved body(QueryBody body, Scope scope, Summary summary) {
        return switch (body) {
            case QueryBody.Select select -> resolver.selects().resolve(select, scope, summary);
            case QueryBody.TableCommand command ->
                    resolver.selects().table(command.table(), scope, summary);
            case QueryBody.Values values ->
                    new SelectResolver.Resolved(
                            values(values, scope, summary), Frame.of(scope, summary));
            case QueryBody.Nested nested ->
                    new SelectResolver.Resolved(
                            resolve(nested.query(), scope, summary), Frame.of(scope, summary));
            case QueryBody.SetOperation operation -> {
                List<Columns> arms = new ArrayList<>();
                for (QueryBody operand : operation.operands()) {
                    arms.add(body(operand, scope, summary).columns());
                }
                Columns combined = SetOperations.combine(arms, operation, resolver);
                yield new SelectResolver.Resolved(combined, Frame.of(scope, summary));
            }
        };
    }

    private String name(int place) {
        return resolver.settings().dialect().names().value(place);
    }

    /// The columns of VALUES are called column1, column2 … (PostgreSQL manual, 7.7), or as the
    /// dialect calls them.
    private Columns values(QueryBody.Values values, Scope scope, Summary summary) {
        Frame frame = Frame.of(scope, summary);
        int width = values.rows().getFirst().items().size();
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            outputs.add(new Output.Named(name(i), ColumnNode.computed()));
        }
        for (Expression.Row row : values.rows()) {
            if (row.items().size() != width) {
                resolver.findings()
                        .error(
                                SqlErrorCode.SEMANTIC_VALIDATION,
                                "This row has "
                                        + row.items().size()
                                        + " values where the first has "
                                        + width
                                        + ".",
                                row.span(),
                                null);
            }
            for (int i = 0; i < Math.min(width, row.items().size()); i++) {
                resolver.expressions().feed(row.items().get(i), frame, outputs.get(i).node());
            }
        }
        return Columns.of(outputs);
    }
}
