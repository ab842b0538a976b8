package io.millrace.sql.engine.result;

import io.millrace.sql.engine.budget.Limits;
import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lineage of a script from end to end. Each statement's own lineage names the tables that it
/// reads, those among them that the script itself has made; here a column that came through such a
/// table is traced on to the columns that it was made of, as they were when the statement ran.
///
/// A pure function of the answer, for those who want it: the answer itself stays statement by
/// statement. Every column of every table is closed once, when it is written.
public final class ScriptLineage {
    /// Which tables are looked through.
    public enum Through {
        /// Temporary tables and views: they hold nothing of their own.
        TEMPORARY_TABLES_AND_VIEWS,
        /// Every table and view that the script makes.
        EVERYTHING_MADE,
        /// Every table that the script writes before it is read.
        EVERYTHING_WRITTEN
    }

    /// The columns that a table has had from the script so far, each with its sources.
    private static final class Contents {
        private final Map<String, Set<ColumnSource>> columns = new LinkedHashMap<>();

        void add(String column, Collection<ColumnSource> sources) {
            columns.computeIfAbsent(column, any -> new LinkedHashSet<>()).addAll(sources);
        }

        /// What feeds a column; null if nothing is known of it.
        @Nullable List<ColumnSource> of(String column) {
            Set<ColumnSource> own = columns.get(column);
            if (own != null) {
                return List.copyOf(own);
            }
            Set<ColumnSource> all = columns.get(STAR);
            if (all != null) {
                return all.stream().map(source -> named(source, column)).toList();
            }
            return null;
        }

        /// What feeds any of them.
        List<ColumnSource> everything() {
            Set<ColumnSource> all = new LinkedHashSet<>();
            columns.values().forEach(all::addAll);
            return List.copyOf(all);
        }

        /// A column that came with all others of a table has the name that it has there.
        private static ColumnSource named(ColumnSource source, String column) {
            boolean star =
                    source.column().equals(STAR)
                            && source.resolved()
                            && source.kind() == LineageKind.IDENTITY;
            return star
                    ? new ColumnSource(
                            source.table(), column, source.kind(), true, source.candidates())
                    : source;
        }
    }

    private static final String STAR = "*";

    private final Through through;
    private final Limits limits;
    private long edges;
    private final Map<String, Contents> tables = new HashMap<>();

    private ScriptLineage(Through through, Limits limits) {
        this.through = through;
        this.limits = limits;
    }

    /// The same answer with the columns of each statement traced on.
    ///
    /// @param limits how many edges there may be in all
    ///
    /// @throws SqlFault TOO_LARGE
    public static Analysis traced(Analysis analysis, Through through, Limits limits) {
        List<List<OutputColumn>> columns = of(analysis, through, limits);
        List<StatementAnalysis> statements = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            statements.add(analysis.statements().get(i).withColumns(columns.get(i)));
        }
        return new Analysis(analysis.dialect(), statements, analysis.errors());
    }

    /// The output columns of each statement, in the order of the script. A statement whose target
    /// is looked through keeps its columns, so that none is lost.
    ///
    /// @param limits how many edges there may be in all
    ///
    /// @throws SqlFault TOO_LARGE
    public static List<List<OutputColumn>> of(Analysis analysis, Through through, Limits limits) {
        ScriptLineage script = new ScriptLineage(through, limits);
        return analysis.statements().stream().map(script::statement).toList();
    }

    private List<OutputColumn> statement(StatementAnalysis statement) {
        List<OutputColumn> columns = new ArrayList<>(statement.columns().size());
        for (OutputColumn column : statement.columns()) {
            columns.add(new OutputColumn(column.name(), column.target(), closed(column.sources())));
        }
        for (TableChange change : statement.changes()) {
            switch (change.action()) {
                case CREATED -> {
                    boolean passes =
                            change.temporary()
                                    || statement.kind() == StatementKind.CREATE_VIEW
                                    || through != Through.TEMPORARY_TABLES_AND_VIEWS;
                    if (passes) {
                        tables.put(change.table(), new Contents());
                    }
                }
                case DROPPED -> tables.remove(change.table());
                case RENAMED -> {
                    // The columns below carry over what the old name held.
                }
            }
        }
        columns.forEach(this::write);
        for (TableChange change : statement.changes()) {
            String renamed = change.renamedTo();
            Contents contents = tables.get(change.table());
            if (renamed != null && contents != null) {
                tables.put(renamed, contents);
                tables.remove(change.table());
            }
        }
        return List.copyOf(columns);
    }

    private void write(OutputColumn column) {
        ColumnName target = column.target();
        if (target == null) {
            return;
        }
        Contents contents =
                through == Through.EVERYTHING_WRITTEN
                        ? tables.computeIfAbsent(target.table(), any -> new Contents())
                        : tables.get(target.table());
        if (contents != null) {
            contents.add(target.column(), column.sources());
        }
    }

    private List<ColumnSource> closed(List<ColumnSource> sources) {
        Set<ColumnSource> closed = new LinkedHashSet<>();
        for (ColumnSource source : sources) {
            List<ColumnSource> inner = inner(source);
            if (inner == null) {
                closed.add(source);
            } else {
                inner.forEach(one -> closed.add(through(one, source.kind())));
                spend(inner.size());
            }
        }
        spend(closed.size());
        return List.copyOf(closed);
    }

    private void spend(int count) {
        edges += count;
        if (edges > limits.edges()) {
            throw new SqlFault(
                    SqlErrorCode.TOO_LARGE,
                    "From end to end the script has more than " + limits.edges() + " edges.",
                    new Span(0, 0),
                    "look through fewer tables, or send it in several parts");
        }
    }

    /// What a source was made of; null if it is one for good.
    private @Nullable List<ColumnSource> inner(ColumnSource source) {
        Contents contents =
                source.table() == null || !source.resolved() ? null : tables.get(source.table());
        if (contents == null || contents.columns.isEmpty()) {
            return null;
        }
        return source.column().equals(STAR) ? contents.everything() : contents.of(source.column());
    }

    private static ColumnSource through(ColumnSource inner, LineageKind kind) {
        return new ColumnSource(
                inner.table(),
                inner.column(),
                inner.kind().with(kind),
                inner.resolved(),
                inner.candidates());
    }
}
