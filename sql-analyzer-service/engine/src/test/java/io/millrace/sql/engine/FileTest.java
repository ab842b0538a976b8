package io.millrace.sql.engine;

import static io.millrace.sql.engine.LineageAssert.assertLineage;

import io.millrace.sql.engine.text.SqlErrorCode;
import org.junit.jupiter.api.Test;

class FileTest {

    @Test
    void aFileIsARelationCalledByItsPath() {
        assertLineage("duckdb", "SELECT a FROM 'data/orders.parquet'")
                .succeeds()
                .tables("file data/orders.parquet")
                .vagueTables()
                .column("a")
                .from("\"data/orders.parquet\".a");
        assertLineage("spark", "SELECT o.a FROM parquet.`/data/orders` o")
                .tables("file /data/orders as o")
                .column("a")
                .from("/data/orders.a");
        assertLineage("snowflake", "SELECT t.$1 FROM @stage/orders t")
                .tables("file @stage/orders as T")
                .column("$1")
                .from("@stage/orders.$1");
    }

    @Test
    void aQuotedNameThatIsNoPathIsATable() {
        assertLineage("duckdb", "SELECT a FROM \"orders 2024\"").tables("base orders 2024");
        assertLineage("spark", "SELECT a FROM sales.`orders`").tables("base sales.orders");
    }

    @Test
    void aFunctionThatReadsAFileStandsForIt() {
        assertLineage("duckdb", "SELECT a FROM read_csv('orders.csv', header = true) AS o")
                .succeeds()
                .tables("file orders.csv as o")
                .column("a")
                .from("\"orders.csv\".a");
        assertLineage("duckdb", "SELECT x FROM read_csv('orders.csv') AS o(x, y)")
                .column("x")
                .from("\"orders.csv\".*");
    }

    @Test
    void rowsAreCopiedBetweenTablesAndFiles() {
        assertLineage("COPY s.t (a, b) FROM 's3://bucket/rows'")
                .tables("base s.t written", "file s3://bucket/rows")
                .column("a")
                .into("s.t.a")
                .from("s3://bucket/rows.*");
        assertLineage("COPY s.t TO '/tmp/rows.csv'")
                .tables("base s.t", "file /tmp/rows.csv written")
                .column("*")
                .from("s.t.*");
        assertLineage("COPY (SELECT a AS x FROM s.t) TO '/tmp/rows.csv'")
                .column("x")
                .into("\"/tmp/rows.csv\".x")
                .from("s.t.a");
    }

    @Test
    void aQueryThatIsUnloadedIsReadOutOfItsString() {
        assertLineage(
                        "redshift",
                        "UNLOAD ('SELECT a FROM s.t WHERE b = ''x'' AND c > 1') TO 's3://bucket/t_'"
                                + " IAM_ROLE 'r'")
                .succeeds()
                .tables("file s3://bucket/t_ written", "base s.t")
                .filters("where: b = ''x''", "where: c > 1")
                .column("a")
                .into("s3://bucket/t_.a")
                .from("s.t.a");
        assertLineage("redshift", "UNLOAD ('SELECT a FROM') TO 's3://bucket/t_'")
                .fails(SqlErrorCode.PARSE_ERROR);
    }

    @Test
    void everyDialectHasItsOwnWayToCopy() {
        assertLineage("snowflake", "COPY INTO s.t FROM @stage/rows")
                .tables("base S.T written", "file @stage/rows");
        assertLineage("snowflake", "COPY INTO @stage/rows FROM s.t")
                .tables("base S.T", "file @stage/rows written");
        assertLineage("tsql", "COPY INTO s.t FROM 'https://host/rows/' WITH (FILE_TYPE = 'CSV')")
                .tables("base s.t written", "file https://host/rows/");
        assertLineage("hive", "LOAD DATA LOCAL INPATH '/data/rows' INTO TABLE s.t")
                .tables("base s.t written", "file /data/rows");
        assertLineage("hive", "INSERT OVERWRITE DIRECTORY '/data/out' SELECT a FROM s.t")
                .tables("file /data/out written", "base s.t")
                .column("a")
                .into("/data/out.a");
    }
}
