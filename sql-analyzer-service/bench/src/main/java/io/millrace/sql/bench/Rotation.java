package io.millrace.sql.bench;

import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A workload's statements, one after the other and from the start again.
@State(Scope.Thread)
public class Rotation {
    @Param({"TPC", "RETAIL", "SHORT"})
    public Workload workload = Workload.RETAIL;

    private List<String> statements = List.of();
    private int at;

    @Setup
    public void read() {
        statements = workload.statements();
    }

    String next() {
        at = at + 1 < statements.size() ? at + 1 : 0;
        return statements.get(at);
    }
}
