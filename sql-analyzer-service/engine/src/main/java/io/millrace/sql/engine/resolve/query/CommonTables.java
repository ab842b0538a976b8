package io.millrace.sql.engine.resolve.query;

import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.Influences;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.CteMap;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves the common table expressions of a WITH. Each is resolved once: in order, or, in a
/// recursive WITH, when it is first referred to, because there one may refer to a later one.
public final class CommonTables {
    private final QueryResolvers resolver;

    CommonTables(QueryResolvers resolver) {
        this.resolver = resolver;
    }

    /// The scope in which the statement after the WITH stands.
    public Scope define(QueryPart.@Nullable With with, Scope outer, Summary summary) {
        if (with == null) {
            return outer;
        }
        CteMap map = outer.ctes().inner();
        Scope scope = outer.withCtes(map);
        for (QueryPart.NamedExpression named : with.values()) {
            map.defineValue(named.name().text(), named.expression());
        }
        List<Entry> entries = new ArrayList<>();
        for (QueryPart.CommonTable table : with.tables()) {
            Entry entry = new Entry(table, scope, with.recursive() || recursesUntold(table));
            entries.add(entry);
            if (entry.mayRecurse) {
                define(map, entry);
            }
        }
        for (Entry entry : entries) {
            entry.resolve();
            if (!entry.mayRecurse) {
                define(map, entry);
            }
            summary.add(entry.summarised());
        }
        return scope;
    }

    /// Some dialects do without the word RECURSIVE: a set operation may refer to itself.
    private boolean recursesUntold(QueryPart.CommonTable table) {
        Dialect dialect = resolver.settings().dialect();
        return (dialect.has(Clause.UNSEPARATED_STATEMENTS) || dialect.has(Clause.OUTER_MARK))
                && table.body() instanceof Statement.Select select
                && select.query().body() instanceof QueryBody.SetOperation;
    }

    private void define(CteMap map, Entry entry) {
        if (!map.define(entry.table.name().text(), entry)) {
            resolver.findings()
                    .error(
                            SqlErrorCode.SEMANTIC_VALIDATION,
                            "The name "
                                    + entry.table.name().text()
                                    + " is given twice in one WITH.",
                            entry.table.name().span(),
                            null);
        }
    }

    /// One common table expression on its way from text to columns.
    private final class Entry implements CteMap.Definition {
        private final QueryPart.CommonTable table;
        private final Scope scope;
        private final boolean mayRecurse;
        private final Summary summary = new Summary(resolver.settings().budget());
        private final Influences.Group influences = new Influences.Group();
        private @Nullable Columns columns;
        private boolean started;
        private boolean finished;
        private boolean recursive;

        Entry(QueryPart.CommonTable table, Scope scope, boolean mayRecurse) {
            this.table = table;
            this.scope = scope;
            this.mayRecurse = mayRecurse;
        }

        @Override
        public Columns columns() {
            resolver.influences().read(influences);
            if (columns == null && !started) {
                resolver.enter(table.span());
                resolve();
                resolver.leave();
            }
            if (columns == null) {
                // It refers to itself before its first arm is known: nothing can be said of its
                // columns.
                recursive = true;
                resolver.findings()
                        .error(
                                SqlErrorCode.SEMANTIC_VALIDATION,
                                "The recursion of "
                                        + table.name().text()
                                        + " has no first arm without itself.",
                                table.name().span(),
                                "begin with a query that does not refer to it, then UNION");
                return Columns.of(List.of());
            }
            if (!finished) {
                recursive = true;
            }
            return columns;
        }

        void resolve() {
            if (started) {
                return;
            }
            started = true;
            resolver.findings().enterCommonTable(table.name().text());
            resolver.influences().enter(influences);
            Columns found =
                    switch (table.body()) {
                        case Statement.Select select -> query(select.query());
                        case Statement.Insert _,
                                Statement.Update _,
                                Statement.Delete _,
                                Statement.Merge _,
                                Statement.MultiInsert _,
                                Statement.CreateTableAs _,
                                Statement.CreateView _,
                                Statement.Transfer _,
                                Statement.Definition _,
                                Statement.Use _ ->
                                named(
                                        resolver.statements()
                                                .returning(table.body(), scope, summary));
                    };
            columns = found;
            finished = true;
            asides(found);
            columns = withAdded(found);
            resolver.influences().leave();
            resolver.findings().leaveCommonTable();
        }

        /// The columns with those that SEARCH and CYCLE add, which nothing feeds.
        private Columns withAdded(Columns own) {
            if (table.added().isEmpty()) {
                return own;
            }
            List<Output> outputs = new ArrayList<>(own.outputs());
            table.added()
                    .forEach(name ->
                            outputs.add(new Output.Named(name.text(), ColumnNode.computed())));
            return Columns.of(outputs);
        }

        /// SEARCH and CYCLE see the columns.
        private void asides(Columns own) {
            if (!table.asides().isEmpty()) {
                QualifiedName name = new QualifiedName(null, null, table.name().text());
                Relation rows = new Relation(TableKind.CTE, TableRole.READ, name, null, own);
                Frame frame = Frame.of(scope.inner(FromGroup.of(rows)), summary);
                table.asides().forEach(aside -> resolver.expressions().node(aside, frame));
            }
        }

        Summary.CommonTable summarised() {
            Columns known = columns == null ? Columns.of(List.of()) : columns;
            return new Summary.CommonTable(
                    table.name().text(), recursive, known, summary, table.span());
        }

        private Columns query(Query query) {
            boolean arms =
                    mayRecurse
                            && query.body() instanceof QueryBody.SetOperation
                            && query.with() == null;
            return arms && query.body() instanceof QueryBody.SetOperation operation
                    ? recursion(query, operation)
                    : named(resolver.queries().resolve(query, scope, summary));
        }

        /// The first arm gives the columns; the other arms see them, and feed them as well.
        private Columns recursion(Query query, QueryBody.SetOperation operation) {
            resolver.enter(query.span());
            Columns first =
                    named(
                            resolver.queries()
                                    .body(operation.operands().getFirst(), scope, summary)
                                    .columns());
            resolver.settings().budget().columns(first.outputs().size(), table.span());
            List<Output> outputs = new ArrayList<>();
            for (Output output : first.outputs()) {
                outputs.add(
                        switch (output) {
                            case Output.Open open -> open;
                            case Output.Named column ->
                                    new Output.Named(column.name(), fedBy(column.node()));
                        });
            }
            Columns own = Columns.of(outputs);
            columns = own;
            List<Columns> arms = new ArrayList<>();
            arms.add(own);
            for (QueryBody arm : operation.operands().subList(1, operation.operands().size())) {
                arms.add(resolver.queries().body(arm, scope, summary).columns());
            }
            SetOperations.feedInto(own, arms, operation, resolver);
            Frame around = Frame.of(scope, summary);
            resolver.queries().tail(query, own, around, around);
            resolver.leave();
            return own;
        }

        private Columns named(Columns found) {
            if (!table.columns().isEmpty()) {
                resolver.settings().budget().columns(found.outputs().size(), table.span());
            }
            return OutputNames.rename(found, table.columns());
        }
    }

    private static ColumnNode fedBy(ColumnNode node) {
        ColumnNode own = ColumnNode.computed();
        own.feed(node, LineageKind.IDENTITY);
        return own;
    }
}
