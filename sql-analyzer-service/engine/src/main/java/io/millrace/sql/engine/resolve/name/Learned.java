package io.millrace.sql.engine.resolve.name;

import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.catalog.SessionChange;
import io.millrace.sql.engine.result.TableChange;
import io.millrace.sql.engine.scope.Columns;
import io.millrace.sql.engine.scope.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers what the statements after this one see differently, and which tables come and go.
public final class Learned {
    private final List<SessionChange> session = new ArrayList<>();
    private final List<TableChange> tables = new ArrayList<>();

    public List<SessionChange> session() {
        return List.copyOf(session);
    }

    public List<TableChange> tables() {
        return List.copyOf(tables);
    }

    /// A table made from the outputs of a query.
    public void made(QualifiedName name, Columns columns, boolean temporary) {
        List<String> names = new ArrayList<>();
        for (Output output : columns.outputs()) {
            if (output instanceof Output.Named named && named.name() != null) {
                names.add(named.name());
            }
        }
        boolean all = names.size() == columns.outputs().size();
        made(name, all ? names : null, temporary);
    }

    /// @param columns null if they are not known
    public void made(QualifiedName name, @Nullable List<String> columns, boolean temporary) {
        changed(name, columns, temporary);
        tables.add(
                new TableChange(
                        TableChange.Action.CREATED,
                        name.display(),
                        null,
                        temporary || name.isOfSession()));
    }

    /// Other columns of a table that was there before.
    public void changed(QualifiedName name, @Nullable List<String> columns, boolean temporary) {
        boolean ofSession = temporary || name.isOfSession();
        session.add(
                columns == null
                        ? new SessionChange.MadeUntold(name, ofSession)
                        : new SessionChange.Made(name, columns, ofSession));
    }

    public void dropped(QualifiedName name) {
        session.add(new SessionChange.Dropped(name));
        tables.add(new TableChange(TableChange.Action.DROPPED, name.display(), null, false));
    }

    public void renamed(
            QualifiedName from,
            QualifiedName to,
            @Nullable List<String> columns,
            boolean temporary) {
        session.add(new SessionChange.Dropped(from));
        changed(to, columns, temporary);
        tables.add(
                new TableChange(
                        TableChange.Action.RENAMED, from.display(), to.display(), temporary));
    }

    public void used(@Nullable String database, List<String> schemas) {
        session.add(new SessionChange.Used(database, schemas));
    }
}
