package io.millrace.sql.engine.ast;

import java.util.Collection;
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
            case Query query -> {
                one(query.with(), to);
                one(query.body(), to);
                all(query.orderBy(), to);
                all(query.limits(), to);
                all(query.locking(), to);
            }
            case QueryBody body -> ofBody(body, to);
            case SelectItem item -> one(item.expression(), to);
            case FromItem item -> ofFrom(item, to);
            case QueryPart part -> ofPart(part, to);
        }
    }

    private static void ofStatement(Statement statement, Consumer<Node> to) {
        switch (statement) {
            case Statement.Select select -> one(select.query(), to);
            case Statement.Insert insert -> {
                one(insert.with(), to);
                one(insert.source(), to);
                one(insert.onConflict(), to);
                all(insert.returning(), to);
            }
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
            }
            case Statement.Update update -> {
                one(update.with(), to);
                all(update.target(), to);
                all(update.assignments(), to);
                all(update.from(), to);
                one(update.where(), to);
                all(update.orderBy(), to);
                all(update.limits(), to);
                all(update.returning(), to);
            }
            case Statement.Delete delete -> {
                one(delete.with(), to);
                all(delete.from(), to);
                one(delete.where(), to);
                all(delete.orderBy(), to);
                all(delete.limits(), to);
                all(delete.returning(), to);
            }
            case Statement.Merge merge -> {
                one(merge.with(), to);
                one(merge.source(), to);
                one(merge.on(), to);
                all(merge.branches(), to);
                all(merge.returning(), to);
            }
        }
    }

    private static void ofBody(QueryBody body, Consumer<Node> to) {
        switch (body) {
            case QueryBody.Select select -> {
                all(select.distinctOn(), to);
                all(select.items(), to);
                one(select.into(), to);
                all(select.from(), to);
                one(select.where(), to);
                all(select.groupBy(), to);
                one(select.having(), to);
                all(select.windows(), to);
                one(select.qualify(), to);
                all(select.further(), to);
            }
            case QueryBody.SetOperation operation -> all(operation.operands(), to);
            case QueryBody.Values values -> all(values.rows(), to);
            case QueryBody.TableCommand command -> one(command.table(), to);
            case QueryBody.Nested nested -> one(nested.query(), to);
        }
    }

    private static void ofFrom(FromItem item, Consumer<Node> to) {
        switch (item) {
            case FromItem.Table table -> {
                one(table.alias(), to);
                all(table.sample(), to);
            }
            case FromItem.Derived derived -> {
                one(derived.query(), to);
                one(derived.alias(), to);
            }
            case FromItem.Functions functions -> {
                all(functions.calls(), to);
                one(functions.alias(), to);
            }
            case FromItem.Pivot pivot -> {
                one(pivot.source(), to);
                all(pivot.aggregates(), to);
                all(pivot.columns(), to);
                all(pivot.values(), to);
                all(pivot.groupBy(), to);
                one(pivot.alias(), to);
            }
            case FromItem.Unpivot unpivot -> {
                one(unpivot.source(), to);
                all(unpivot.columns(), to);
                one(unpivot.alias(), to);
            }
            case FromItem.MatchRecognize match -> {
                one(match.source(), to);
                all(match.partitionBy(), to);
                all(match.orderBy(), to);
                all(match.measures(), to);
                all(match.definitions(), to);
                one(match.alias(), to);
            }
            case FromItem.Joined joined -> {
                one(joined.first(), to);
                for (FromItem.Join join : joined.joins()) {
                    one(join.right(), to);
                    one(join.on(), to);
                }
                one(joined.alias(), to);
            }
        }
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
                all(branch.values(), to);
            }
            case QueryPart.InsertTarget target -> {
                one(target.condition(), to);
                all(target.values(), to);
            }
            case QueryPart.CommonTable table -> one(table.body(), to);
            case QueryPart.SortItem item -> one(item.expression(), to);
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
            case QueryPart.Assignment assignment -> one(assignment.value(), to);
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

    static void all(Collection<? extends Node> nodes, Consumer<Node> to) {
        nodes.forEach(to);
    }
}
