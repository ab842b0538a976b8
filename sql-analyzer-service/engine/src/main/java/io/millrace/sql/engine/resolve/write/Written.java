package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.resolve.name.Frame;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.FromGroup;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/// What a statement that changes rows writes, and what it yields.
///
/// @param columns the columns written, each with what feeds it
/// @param returning the output columns of RETURNING or OUTPUT
public record Written(List<Resolved.Column> columns, Columns returning) {

    /// What RETURNING sees: the target and what was joined to it, or in SQL Server the rows as they
    /// were and as they are.
    static FromGroup returned(Settings settings, Relation target, List<Relation> others) {
        List<Relation> relations = new ArrayList<>();
        if (settings.dialect().has(Clause.OUTPUT)) {
            relations.add(state("inserted", target));
            relations.add(state("deleted", target));
        } else {
            relations.add(target);
        }
        for (Relation other : others) {
            if (other != target) {
                relations.add(other);
            }
        }
        return FromGroup.of(relations);
    }

    /// The scope of RETURNING. PostgreSQL calls the rows as they were and as they are `old` and
    /// `new`, which stand behind the target's own name.
    static Scope scope(Settings settings, Scope outer, Relation target, List<Relation> others) {
        Scope around =
                settings.dialect().has(Clause.OLD_AND_NEW)
                        ? outer.inner(
                                FromGroup.of(List.of(state("old", target), state("new", target))))
                        : outer;
        return around.inner(returned(settings, target, others));
    }

    /// Resolves what stands beside a statement's own clauses; another table that it writes is told.
    static void aside(QueryResolvers resolver, Expression aside, Frame frame) {
        if (aside instanceof Expression.WrittenTable written) {
            frame.summary().add(resolver.tables().table(written.table(), null, TableRole.WRITTEN));
        } else {
            resolver.expressions().node(aside, frame);
        }
    }

    private static Relation state(String label, Relation target) {
        return new Relation(TableKind.BASE, TableRole.READ, null, label, target.columns());
    }
}
