package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.result.column.ColumnPair;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query consists of, gathered while it is resolved. A derived table and a common table
/// expression have summaries of their own; their relations also count as the outer query's, but
/// what a derived table consists of is told only where it stands: told at every level, the answer
/// would double with each.
public final class Summary {
    public record Join(
            Relation left, Relation right, String type, String condition, List<ColumnPair> pairs) {}

    public record Condition(String clause, Span span, ColumnNode node) {}

    public record CommonTable(
            String name, boolean recursive, Columns columns, Summary summary, Span span) {}

    private static final int FEW = 4;

    private final Budget budget;
    private final List<Relation> relations = new ArrayList<>();
    private @Nullable IdentityHashMap<Relation, Summary> subqueries;
    private final List<Join> joins = new ArrayList<>();
    private final List<CommonTable> commonTables = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    public Summary(Budget budget) {
        this.budget = budget;
    }

    public void add(Relation relation) {
        relations.add(relation);
    }

    /// A derived table and what it consists of.
    ///
    /// @param place of the derived table
    public void add(Relation derived, Summary subquery, Span place) {
        relations.add(derived);
        IdentityHashMap<Relation, Summary> known = subqueries;
        if (known == null) {
            known = new IdentityHashMap<>(FEW);
            subqueries = known;
        }
        known.put(derived, subquery);
        lift(subquery, place);
    }

    public void add(Join join) {
        joins.add(join);
    }

    public void add(Condition condition) {
        conditions.add(condition);
    }

    public void add(CommonTable table) {
        commonTables.add(table);
        lift(table.summary(), table.span());
    }

    public List<Relation> relations() {
        return relations;
    }

    /// What a derived table consists of; null if the relation is none.
    public @Nullable Summary subquery(Relation relation) {
        return subqueries == null ? null : subqueries.get(relation);
    }

    public List<Join> joins() {
        return joins;
    }

    public List<CommonTable> commonTables() {
        return commonTables;
    }

    public List<Condition> conditions() {
        return conditions;
    }

    /// What stands at many levels is told at each.
    private void lift(Summary inner, Span place) {
        budget.relations(inner.relations.size(), place);
        relations.addAll(inner.relations);
    }
}
