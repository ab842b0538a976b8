package io.millrace.sql.bench;

import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.result.Analysis;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Whole analyses of what is long.
@State(Scope.Benchmark)
public class LargeBenchmark {
    private static final int MEGABYTE = 1_000_000;
    private static final int LINES = 10_000;

    /// What is analysed.
    public enum Text {
        IN_LIST_OF_1_MB,
        SCRIPT_OF_10_000_LINES
    }

    @Param public Text text = Text.IN_LIST_OF_1_MB;

    private String sql = "";

    @Setup
    public void make() {
        sql =
                switch (text) {
                    case IN_LIST_OF_1_MB -> Shape.IN_LIST.make(MEGABYTE / 7);
                    case SCRIPT_OF_10_000_LINES -> Shape.SCRIPT.make(LINES);
                };
    }

    @Benchmark
    public Analysis lineageOfLargeText() {
        return SqlEngine.analyze(sql, EngineBenchmark.ANSI, Catalog.none());
    }
}
