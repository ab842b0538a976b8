package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements.
final class ChangePrinter {
    private final NamePrinter names;
    private final Dialect dialect;
    private final QueryPrinter queries;

    ChangePrinter(NamePrinter names, Dialect dialect) {
        this.names = names;
        this.dialect = dialect;
        this.queries = new QueryPrinter(names, dialect);
    }

    void statement(Statement statement, Pieces out) {
        switch (statement) {
            case Statement.Select select -> out.node(select.query());
            case Statement.Insert insert -> insert(insert, out);
            case Statement.Update update -> update(update, out);
            case Statement.Delete delete -> delete(delete, out);
            case Statement.Merge merge -> merge(merge, out);
            case Statement.CreateTableAs create ->
                    created("TABLE", create.temporary(), create.target(), create.columns(), out)
                            .node(create.source());
            case Statement.CreateView create ->
                    created("VIEW", create.temporary(), create.target(), create.columns(), out)
                            .node(create.source());
            case Statement.MultiInsert _,
                    Statement.Transfer _,
                    Statement.Definition _,
                    Statement.Use _ ->
                    throw new IllegalArgumentException(
                            "The tree does not keep the options of this statement: "
                                    + statement.getClass().getName());
        }
    }

    private Pieces created(
            String kind, boolean temporary, Name target, List<Identifier> columns, Pieces out) {
        out.say(temporary ? "CREATE TEMPORARY" : "CREATE").say(kind).say(names.of(target));
        if (!columns.isEmpty()) {
            out.names(names.each(columns));
        }
        return out.say("AS");
    }

    private void insert(Statement.Insert insert, Pieces out) {
        if (!insert.partitions().isEmpty()) {
            throw new IllegalArgumentException("The tree does not keep the values of PARTITION.");
        }
        QueryPrinter.told(insert.asides());
        with(insert.with(), out).say("INSERT INTO").say(names.of(insert.target()));
        alias(insert.alias(), out);
        if (!insert.columns().isEmpty()) {
            out.names(names.each(insert.columns()));
        }
        output(insert.returning(), out);
        Query source = insert.source();
        if (source == null) {
            out.say("DEFAULT VALUES");
        } else {
            out.node(source);
        }
        var conflict = insert.onConflict();
        if (conflict != null) {
            out.node(conflict);
        }
        returning(insert.returning(), out);
    }

    private static Pieces with(QueryPart.@Nullable With with, Pieces out) {
        return with == null ? out : out.node(with);
    }

    private void alias(@Nullable Identifier alias, Pieces out) {
        if (alias != null) {
            out.say("AS").say(names.of(alias));
        }
    }

    private void output(List<SelectItem> items, Pieces out) {
        if (dialect.has(Clause.OUTPUT)) {
            out.clause("OUTPUT", items);
        }
    }

    /// Where neither RETURNING nor OUTPUT is known, a statement yields all of its rows unsaid, as
    /// in `FINAL TABLE (INSERT …)`.
    private void returning(List<SelectItem> items, Pieces out) {
        boolean unsaid = dialect.has(Clause.CHANGES_AS_TABLES) && !dialect.has(Clause.RETURNING);
        if (!dialect.has(Clause.OUTPUT) && !unsaid) {
            out.clause("RETURNING", items);
        }
    }

    private void update(Statement.Update update, Pieces out) {
        with(update.with(), out)
                .clause("UPDATE", update.target())
                .clause("SET", update.assignments());
        output(update.returning(), out);
        out.clause("FROM", update.from())
                .clause("WHERE", update.where())
                .clause("ORDER BY", update.orderBy());
        queries.limits(update.limits(), out);
        returning(update.returning(), out);
    }

    private void delete(Statement.Delete delete, Pieces out) {
        with(delete.with(), out).say("DELETE");
        List<FromItem> from = delete.from();
        boolean own =
                delete.targets().size() == 1
                        && !from.isEmpty()
                        && from.getFirst() instanceof FromItem.Table table
                        && names.of(table.name()).equals(names.of(delete.targets().getFirst()));
        if (own) {
            out.say("FROM").node(from.getFirst());
            output(delete.returning(), out);
            out.clause("USING", from.subList(1, from.size()));
        } else {
            out.say(String.join(", ", delete.targets().stream().map(names::of).toList()));
            output(delete.returning(), out);
            out.clause("FROM", from);
        }
        out.clause("WHERE", delete.where()).clause("ORDER BY", delete.orderBy());
        queries.limits(delete.limits(), out);
        returning(delete.returning(), out);
    }

    private void merge(Statement.Merge merge, Pieces out) {
        QueryPrinter.told(merge.asides());
        with(merge.with(), out).say("MERGE INTO").say(names.of(merge.target()));
        alias(merge.alias(), out);
        out.say("USING").node(merge.source()).say("ON").node(merge.on());
        merge.branches().forEach(out::node);
        output(merge.returning(), out);
        returning(merge.returning(), out);
    }
}
