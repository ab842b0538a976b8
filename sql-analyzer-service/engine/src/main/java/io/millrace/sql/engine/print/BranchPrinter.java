package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import java.util.List;

/// What a changing statement does with a row: assignments, and the branches of MERGE and ON
/// CONFLICT.
final class BranchPrinter {
    private final NamePrinter names;
    private final Dialect dialect;

    BranchPrinter(NamePrinter names, Dialect dialect) {
        this.names = names;
        this.dialect = dialect;
    }

    void part(QueryPart part, Pieces out) {
        switch (part) {
            case QueryPart.Assignment assignment -> assignment(assignment, out);
            case QueryPart.OnConflict conflict -> conflict(conflict, out);
            case QueryPart.MergeBranch branch -> branch(branch, out);
            default ->
                    throw new IllegalArgumentException(
                            "This is written with its statement: " + part.getClass().getName());
        }
    }

    private void assignment(QueryPart.Assignment assignment, Pieces out) {
        List<Expression> subscripts = assignment.subscripts();
        if (subscripts.size() > 1) {
            QueryPrinter.told(subscripts);
        }
        if (assignment.columns().isEmpty()) {
            throw new IllegalArgumentException("The tree does not keep a variable's name.");
        }
        if (assignment.columns().size() == 1) {
            String qualifier = names.dotted(assignment.qualifier());
            String column = names.of(assignment.columns().getFirst());
            out.say(qualifier.isEmpty() ? column : qualifier + "." + column);
        } else {
            out.names(names.each(assignment.columns()));
        }
        if (!subscripts.isEmpty()) {
            out.glue("[").node(subscripts.getFirst()).glue("]");
        }
        out.say("=").node(assignment.value());
    }

    private void conflict(QueryPart.OnConflict conflict, Pieces out) {
        if (dialect.has(Clause.ON_DUPLICATE_KEY)) {
            out.clause("ON DUPLICATE KEY UPDATE", conflict.assignments());
            return;
        }
        out.say("ON CONFLICT");
        if (!conflict.targets().isEmpty()) {
            out.say("(").list(conflict.targets()).glue(")");
        }
        if (conflict.assignments().isEmpty()) {
            out.say("DO NOTHING");
        } else {
            out.clause("DO UPDATE SET", conflict.assignments()).clause("WHERE", conflict.where());
        }
    }

    /// What is neither assigned nor inserted is deleted.
    private void branch(QueryPart.MergeBranch branch, Pieces out) {
        boolean inserts = !branch.values().isEmpty();
        out.say(inserts ? "WHEN NOT MATCHED" : "WHEN MATCHED")
                .clause("AND", branch.condition())
                .say("THEN");
        if (inserts) {
            out.say("INSERT");
            if (!branch.columns().isEmpty()) {
                out.names(names.each(branch.columns()));
            }
            out.say("VALUES (").list(branch.values()).glue(")");
        } else if (branch.everything()) {
            out.say("UPDATE SET *");
        } else if (branch.assignments().isEmpty()) {
            out.say("DELETE");
        } else {
            out.clause("UPDATE SET", branch.assignments()).clause("DELETE WHERE", branch.deletes());
        }
    }
}
