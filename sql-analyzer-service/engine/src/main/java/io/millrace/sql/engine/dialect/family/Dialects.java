package io.millrace.sql.engine.dialect.family;

import io.millrace.sql.engine.dialect.Dialect;
import java.util.List;
import java.util.Optional;

/// The dialects there are, by their wire names.
public final class Dialects {
    private static final List<Dialect> ALL =
            List.of(
                    Postgres.POSTGRES,
                    PostgresFamily.REDSHIFT,
                    PostgresFamily.SUPABASE,
                    PostgresFamily.COCKROACH,
                    PostgresFamily.GREENPLUM,
                    PostgresFamily.MATERIALIZE,
                    MySqlFamily.MYSQL,
                    MySqlFamily.MARIADB,
                    MySqlFamily.DORIS,
                    MySqlFamily.STARROCKS,
                    SqlServer.SQLSERVER,
                    SqlServer.TSQL,
                    Embedded.SQLITE,
                    PostgresFamily.DUCKDB,
                    Warehouses.SNOWFLAKE,
                    Warehouses.BIGQUERY,
                    Lakehouses.DATABRICKS,
                    Lakehouses.SPARK,
                    Lakehouses.HIVE,
                    Lakehouses.IMPALA,
                    Trino.TRINO,
                    Trino.ATHENA,
                    Trino.PRESTO,
                    Embedded.CLICKHOUSE,
                    Enterprise.ORACLE,
                    PostgresFamily.VERTICA,
                    Enterprise.EXASOL,
                    Enterprise.TERADATA,
                    Enterprise.DB2,
                    Lakehouses.FLINK,
                    Plain.ANSI,
                    Plain.GENERIC);

    private Dialects() {}

    public static Dialect postgres() {
        return Postgres.POSTGRES;
    }

    /// The dialect of that name; empty if there is none, never a guess.
    public static Optional<Dialect> named(String name) {
        return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Dialect::name).toList();
    }
}
