package io.millrace.sql.engine.ast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Walks trees without recursion, so that no tree is too high to be walked.
public final class Children {
    private Children() {}

    /// Shows every node below and including `root`, parents first, in the order of the text.
    public static void walk(Node root, Consumer<Node> visitor) {
        Pending<Node> open = new Pending<>();
        Consumer<Node> below = open::add;
        open.add(root);
        while (open.size() > 0) {
            Node node = open.next();
            visitor.accept(node);
            int rest = open.size();
            each(node, below);
            open.turn(rest);
        }
    }

    /// Shows the nodes directly below `node`, in the order of the text.
    public static void each(Node node, Consumer<Node> to) {
        switch (node) {
            // First, because there are most of them.
            case Expression expression -> ExpressionChildren.each(expression, to);
            case Statement statement -> ofStatement(statement, to);
            case Query query -> among(query.asides(), to, others -> ofQuery(query, others));
            case QueryBody body -> ofBody(body, to);
            case SelectItem item -> one(item.expression(), to);
            case FromItem item -> FromChildren.each(item, to);
            case QueryPart part -> ofPart(part, to);
        }
    }

    private static void ofQuery(Query query, Consumer<Node> to) {
        one(query.with(), to);
        one(query.body(), to);
        all(query.orderBy(), to);
        all(query.limits(), to);
        all(query.locking(), to);
    }

    private static void ofStatement(Statement statement, Consumer<Node> to) {
        switch (statement) {
            case Statement.Select select -> one(select.query(), to);
            case Statement.Insert insert ->
                    among(insert.asides(), to, others -> ofInsert(insert, others));
            case Statement.CreateTableAs create -> one(create.source(), to);
            case Statement.CreateView create -> one(create.source(), to);
            case Statement.Transfer transfer -> one(transfer.source(), to);
            case Statement.Definition _, Statement.Use _ -> {
                // names alone
            }
            case Statement.MultiInsert insert -> {
                one(insert.with(), to);
                all(insert.targets(), to);
                one(insert.source(), to);
                all(insert.inserts(), to);
                all(insert.exported(), to);
            }
            case Statement.Update update ->
                    among(update.limits(), to, others -> ofUpdate(update, others));
            case Statement.Delete delete ->
                    among(delete.limits(), to, others -> ofDelete(delete, others));
            case Statement.Merge merge ->
                    among(merge.asides(), to, others -> ofMerge(merge, others));
        }
    }

    private static void ofInsert(Statement.Insert insert, Consumer<Node> to) {
        one(insert.with(), to);
        one(insert.source(), to);
        one(insert.onConflict(), to);
        all(insert.returning(), to);
    }

    private static void ofUpdate(Statement.Update update, Consumer<Node> to) {
        one(update.with(), to);
        all(update.target(), to);
        all(update.assignments(), to);
        all(update.from(), to);
        one(update.where(), to);
        all(update.orderBy(), to);
        all(update.returning(), to);
    }

    private static void ofDelete(Statement.Delete delete, Consumer<Node> to) {
        one(delete.with(), to);
        all(delete.from(), to);
        one(delete.where(), to);
        all(delete.orderBy(), to);
        all(delete.returning(), to);
    }

    private static void ofMerge(Statement.Merge merge, Consumer<Node> to) {
        one(merge.with(), to);
        one(merge.source(), to);
        one(merge.on(), to);
        all(merge.branches(), to);
        all(merge.returning(), to);
    }

    private static void ofBody(QueryBody body, Consumer<Node> to) {
        switch (body) {
            case QueryBody.Select select ->
                    among(select.further(), to, others -> ofSelect(select, others));
            case QueryBody.SetOperation operation -> all(operation.operands(), to);
            case QueryBody.Values values -> all(values.rows(), to);
            case QueryBody.TableCommand command -> one(command.table(), to);
            case QueryBody.Nested nested -> one(nested.query(), to);
        }
    }

    private static void ofSelect(QueryBody.Select select, Consumer<Node> to) {
        all(select.distinctOn(), to);
        all(select.items(), to);
        one(select.into(), to);
        all(select.from(), to);
        one(select.where(), to);
        all(select.groupBy(), to);
        one(select.having(), to);
        all(select.windows(), to);
        one(select.qualify(), to);
    }

    private static void ofPart(QueryPart part, Consumer<Node> to) {
        switch (part) {
            case QueryPart.With with -> {
                all(with.values(), to);
                all(with.tables(), to);
            }
            case QueryPart.NamedExpression named -> one(named.expression(), to);
            case QueryPart.MergeBranch branch -> {
                one(branch.condition(), to);
                all(branch.assignments(), to);
                one(branch.deletes(), to);
                all(branch.values(), to);
            }
            case QueryPart.InsertTarget target -> {
                one(target.condition(), to);
                all(target.values(), to);
            }
            case QueryPart.CommonTable table -> {
                one(table.body(), to);
                all(table.asides(), to);
            }
            case QueryPart.SortItem item -> {
                one(item.expression(), to);
                all(item.asides(), to);
            }
            case QueryPart.Window window -> {
                all(window.partitionBy(), to);
                all(window.orderBy(), to);
                all(window.frameBounds(), to);
            }
            case QueryPart.NamedWindow named -> one(named.window(), to);
            case QueryPart.Grouping grouping -> {
                all(grouping.items(), to);
                all(grouping.sets(), to);
            }
            case QueryPart.Assignment assignment -> {
                all(assignment.subscripts(), to);
                one(assignment.value(), to);
            }
            case QueryPart.OnConflict conflict -> {
                all(conflict.targets(), to);
                all(conflict.assignments(), to);
                one(conflict.where(), to);
            }
            case QueryPart.Locking _, QueryPart.Into _, QueryPart.Alias _ -> {
                // nothing below them
            }
        }
    }

    static void one(@Nullable Node node, Consumer<Node> to) {
        if (node != null) {
            to.accept(node);
        }
    }

    /// Shows what a node has besides some expressions, and these where they stand among it: a
    /// clause that only some dialects have may stand anywhere.
    static void among(List<Expression> asides, Consumer<Node> to, Consumer<Consumer<Node>> others) {
        if (asides.isEmpty()) {
            others.accept(to);
            return;
        }
        List<Node> all = new ArrayList<>();
        others.accept(all::add);
        all.addAll(asides);
        all.sort(Comparator.comparingInt(node -> node.span().start()));
        all.forEach(to);
    }

    static void all(Collection<? extends Node> nodes, Consumer<Node> to) {
        nodes.forEach(to);
    }
}
