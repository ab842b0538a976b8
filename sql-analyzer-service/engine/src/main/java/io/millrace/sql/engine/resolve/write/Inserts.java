package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.resolve.name.ColumnResolver;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.OutputNames;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.Suggestions;
import java.util.ArrayList;
import java.util.List;

/// Resolves INSERT: which output of the source goes into which column of the target.
public final class Inserts {
    private final QueryResolvers resolver;
    private final Conflicts conflicts;

    public Inserts(QueryResolvers resolver) {
        this.resolver = resolver;
        this.conflicts = new Conflicts(resolver, this);
    }

    /// What is written, and what RETURNING yields.
    public Written resolve(Statement.Insert insert, Scope outer, Summary summary) {
        Relation target = target(insert, summary);
        Scope scope = resolver.commonTables().define(insert.with(), outer, summary);
        List<Resolved.Column> columns = written(insert, target, scope, summary);
        Frame frame =
                Frame.of(Written.scope(resolver.settings(), scope, target, List.of()), summary);
        return new Written(
                columns, Columns.of(resolver.selectLists().outputs(insert.returning(), frame)));
    }

    private Relation target(Statement.Insert insert, Summary summary) {
        Identifier alias = insert.alias();
        Relation target =
                resolver.tables()
                        .table(
                                insert.target(),
                                alias == null ? null : alias.text(),
                                TableRole.WRITTEN);
        summary.add(target);
        return target;
    }

    private List<Resolved.Column> written(
            Statement.Insert insert, Relation target, Scope scope, Summary summary) {
        checkColumns(insert.columns(), target);
        Frame own = Frame.of(scope.inner(FromGroup.of(target)), summary);
        insert.asides().forEach(aside -> Written.aside(resolver, aside, own));
        List<Resolved.Column> columns = new ArrayList<>();
        if (insert.source() != null) {
            Scope around = seesTarget(insert.source()) ? own.scope() : scope;
            Columns source = resolver.queries().resolve(insert.source(), around, summary);
            List<Identifier> named = new ArrayList<>(insert.columns());
            if (!named.isEmpty()) {
                named.addAll(insert.partitions());
            }
            columns.addAll(targeted(named, insert.source().span(), source, target));
        }
        return insert.onConflict() == null
                ? columns
                : conflicts.updated(insert, columns, target, scope, summary);
    }

    /// MySQL's rows of values may name the columns that they fill.
    private boolean seesTarget(Query source) {
        return resolver.settings().dialect().has(Clause.ROWS_SEE_TARGET)
                && (source.body() instanceof QueryBody.Values
                        || (source.body() instanceof QueryBody.Select select
                                && select.from().isEmpty()));
    }

    void checkColumns(List<Identifier> columns, Relation target) {
        for (Identifier column : columns) {
            if (target.columns().find(column.text()) instanceof Columns.Match.None) {
                String near =
                        Suggestions.closest(column.text(), target.columns().names()).orElse(null);
                resolver.findings()
                        .error(
                                SqlErrorCode.UNKNOWN_COLUMN,
                                "The table "
                                        + target.display()
                                        + " has no column "
                                        + column.text()
                                        + ".",
                                column.span(),
                                ColumnResolver.didYouMean(near));
            }
        }
    }

    /// By the names listed, else by the target's columns in the catalog, else by the source's own
    /// names.
    ///
    /// @param place what a mismatch points at
    public List<Resolved.Column> targeted(
            List<Identifier> named, Span place, Columns source, Relation target) {
        List<String> names =
                named.isEmpty()
                        ? target.columns().names()
                        : named.stream().map(Identifier::text).toList();
        boolean placed = !named.isEmpty() || target.columns().isClosed();
        Columns outputs = source.isClosed() || !placed ? source : OutputNames.rename(source, named);
        int width = outputs.outputs().size();
        boolean listed = !named.isEmpty();
        if (source.isClosed()
                && placed
                && (width > names.size() || (listed && width != names.size()))) {
            resolver.findings()
                    .error(
                            SqlErrorCode.SEMANTIC_VALIDATION,
                            "The source has "
                                    + width
                                    + " columns for "
                                    + names.size()
                                    + " of the target.",
                            place,
                            null);
        }
        List<Resolved.Column> columns = new ArrayList<>();
        boolean byPlace = placed && outputs.isClosed();
        for (int i = 0; i < width; i++) {
            Output output = outputs.outputs().get(i);
            String column = byPlace && i < names.size() ? names.get(i) : Targets.name(output);
            columns.add(Targets.targeted(output, column, target));
        }
        return columns;
    }
}
