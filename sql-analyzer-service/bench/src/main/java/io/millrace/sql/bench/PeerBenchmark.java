package io.millrace.sql.bench;

import com.alibaba.druid.DbType;
import com.alibaba.druid.sql.SQLUtils;
import com.alibaba.druid.sql.ast.SQLStatement;
import io.openlineage.sql.OpenLineageSql;
import io.openlineage.sql.SqlMeta;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statements;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What others do with the same statements: two parsers in Java, and OpenLineage's parser, which
/// also gives column lineage (native code behind JNI).
@State(Scope.Benchmark)
public class PeerBenchmark {
    @Benchmark
    public List<SQLStatement> druidParse(Rotation rotation) {
        return SQLUtils.parseStatements(rotation.next(), DbType.postgresql);
    }

    @Benchmark
    public Statements jsqlparserParse(Rotation rotation) throws JSQLParserException {
        return CCJSqlParserUtil.parseStatements(rotation.next());
    }

    @Benchmark
    public SqlMeta openLineageLineage(Rotation rotation) {
        return OpenLineageSql.parse(List.of(rotation.next()), "ansi").orElseThrow();
    }
}
