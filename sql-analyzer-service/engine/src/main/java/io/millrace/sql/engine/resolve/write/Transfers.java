package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Files;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.query.QueryResolvers;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves statements that carry rows between tables and files. Which column of a file feeds which
/// of a table is not told by them: all of one side feed each of the other.
public final class Transfers {
    private static final String ALL = "*";

    private final QueryResolvers resolver;
    private final Inserts inserts;

    public Transfers(QueryResolvers resolver, Inserts inserts) {
        this.resolver = resolver;
        this.inserts = inserts;
    }

    public List<Resolved.Column> resolve(
            Statement.Transfer transfer, Scope outer, Summary summary) {
        Relation target = side(transfer.written(), TableRole.WRITTEN, transfer, summary);
        Relation source = side(transfer.read(), TableRole.READ, transfer, summary);
        Identifier file = transfer.file();
        if (file != null) {
            TableRole role = transfer.loads() ? TableRole.READ : TableRole.WRITTEN;
            Relation path = Files.relation(file.text(), null, role);
            summary.add(path);
            target = transfer.loads() ? target : path;
            source = transfer.loads() ? path : source;
        }
        if (transfer.source() != null) {
            Columns rows = resolver.queries().resolve(transfer.source(), outer, summary);
            if (target == null) {
                return Targets.untargeted(rows);
            }
            return transfer.loads()
                    ? inserts.targeted(transfer.columns(), transfer.span(), rows, target)
                    : Targets.targeted(rows, target);
        }
        return target == null || source == null ? List.of() : carried(transfer, source, target);
    }

    private @Nullable Relation side(
            @Nullable Name name, TableRole role, Statement.Transfer transfer, Summary summary) {
        if (name == null) {
            return null;
        }
        Relation relation = resolver.tables().table(name, null, role);
        summary.add(relation);
        transfer.columns().forEach(column -> relation.use(column.text()));
        return relation;
    }

    private List<Resolved.Column> carried(
            Statement.Transfer transfer, Relation source, Relation target) {
        List<String> named = transfer.columns().stream().map(Identifier::text).toList();
        List<Resolved.Column> columns = new ArrayList<>();
        if (transfer.loads()) {
            ColumnNode all = source.columns().outputs().getFirst().node();
            List<String> names = named.isEmpty() ? target.columns().names() : named;
            for (String name : names.isEmpty() ? List.of(ALL) : names) {
                columns.add(Targets.targeted(name, all, name, target));
            }
            return columns;
        }
        for (Output output : source.columns().outputs()) {
            String name = Targets.name(output);
            if (name != null && (named.isEmpty() || named.contains(name))) {
                columns.add(Targets.targeted(output, name, target));
            }
        }
        for (String name : named) {
            if (source.columns().find(name) instanceof Columns.Match.Possible possible) {
                columns.add(Targets.targeted(name, possible.node(), name, target));
            }
        }
        return columns;
    }
}
