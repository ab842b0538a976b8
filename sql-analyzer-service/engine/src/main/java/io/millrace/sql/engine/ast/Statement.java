package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that is understood as a whole.
public sealed interface Statement extends Node {

    record Select(Query query, Span span) implements Statement {}

    /// `[WITH …] INSERT INTO target …`
    ///
    /// @param columns the target columns named; empty if none are
    /// @param partitions the columns that a PARTITION clause leaves to the source's last columns
    /// @param asides the expressions of clauses that only some dialects have: TOP, the values of
    ///   PARTITION, REPLACE WHERE, RETURNING … INTO; they see the target's columns
    /// @param source the rows; null for DEFAULT VALUES
    record Insert(
            QueryPart.@Nullable With with,
            Name target,
            @Nullable Identifier alias,
            List<Identifier> columns,
            List<Identifier> partitions,
            List<Expression> asides,
            @Nullable Query source,
            QueryPart.@Nullable OnConflict onConflict,
            List<SelectItem> returning,
            Span span)
            implements Statement {}

    /// `INSERT ALL INTO a … INTO b … SELECT …`, `FROM t INSERT INTO a SELECT … INSERT INTO b …`
    ///
    /// @param targets the tables that rows of `source` go into
    /// @param inserts whole inserts, where each has a source of its own
    /// @param exported the queries whose rows go into directories
    record MultiInsert(
            QueryPart.@Nullable With with,
            List<QueryPart.InsertTarget> targets,
            @Nullable Query source,
            List<Insert> inserts,
            List<Query> exported,
            Span span)
            implements Statement {}

    /// `UPDATE target SET … FROM … WHERE …`
    ///
    /// @param target the table, or the joined tables, that are updated
    /// @param limits the expressions of LIMIT and TOP, and those of RETURNING … INTO
    record Update(
            QueryPart.@Nullable With with,
            List<FromItem> target,
            List<QueryPart.Assignment> assignments,
            List<FromItem> from,
            @Nullable Expression where,
            List<QueryPart.SortItem> orderBy,
            List<Expression> limits,
            List<SelectItem> returning,
            Span span)
            implements Statement {}

    /// `DELETE FROM target USING … WHERE …`
    ///
    /// @param targets the tables that rows are deleted from, by name or alias
    /// @param from the relations read, the targets among them or not
    /// @param limits the expressions of LIMIT and TOP, and those of RETURNING … INTO
    record Delete(
            QueryPart.@Nullable With with,
            List<Name> targets,
            List<FromItem> from,
            @Nullable Expression where,
            List<QueryPart.SortItem> orderBy,
            List<Expression> limits,
            List<SelectItem> returning,
            Span span)
            implements Statement {}

    /// `MERGE INTO target USING source ON … WHEN …`
    ///
    /// @param asides the expressions of TOP, of hints and of RETURNING … INTO
    record Merge(
            QueryPart.@Nullable With with,
            Name target,
            @Nullable Identifier alias,
            FromItem source,
            Expression on,
            List<QueryPart.MergeBranch> branches,
            List<SelectItem> returning,
            List<Expression> asides,
            Span span)
            implements Statement {}

    /// `CREATE TABLE target [(columns)] AS query`
    record CreateTableAs(
            Name target, boolean temporary, List<Identifier> columns, Query source, Span span)
            implements Statement {}

    /// `CREATE VIEW target [(columns)] AS query`
    record CreateView(
            Name target, boolean temporary, List<Identifier> columns, Query source, Span span)
            implements Statement {}

    /// Rows that go from files into a table or the other way round: COPY, LOAD, UNLOAD, EXPORT.
    ///
    /// @param written the table that the rows go into, or null
    /// @param columns the columns of it that are named
    /// @param read the table that the rows come from, or null
    /// @param source the query that the rows come from, or null
    /// @param file the file or directory on the other side; null if it is not named
    record Transfer(
            @Nullable Name written,
            List<Identifier> columns,
            @Nullable Name read,
            @Nullable Query source,
            @Nullable Identifier file,
            Span span)
            implements Statement {
        /// Whether rows go into a table, and not out of one.
        public boolean loads() {
            return written != null;
        }
    }

    /// A statement that defines, changes or drops something, as far as tables are concerned.
    ///
    /// @param written the tables and views that are made, changed or dropped
    /// @param read the tables whose structure or rows it takes
    /// @param changes what statements after it see of it
    record Definition(List<Name> written, List<Name> read, List<SchemaChange> changes, Span span)
            implements Statement {
        public Definition {
            written = List.copyOf(written);
            read = List.copyOf(read);
            changes = List.copyOf(changes);
        }
    }

    /// `USE …`, `SET search_path …`: where names without a schema are looked up from here on.
    ///
    /// @param database null if the one before stays
    /// @param schemas in the order in which they are searched; empty if there is none any more
    record Use(@Nullable Identifier database, List<Identifier> schemas, Span span)
            implements Statement {
        public Use {
            schemas = List.copyOf(schemas);
        }
    }
}
