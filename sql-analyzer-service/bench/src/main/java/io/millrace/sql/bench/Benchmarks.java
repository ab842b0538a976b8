package io.millrace.sql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the JMH benchmarks: one virtual machine each, warmed up, then five measured stretches of
/// two seconds on one thread; what counts is their median.
///
/// Arguments: a file for the figures; and, separated by a blank, a regular expression of the
/// benchmarks wanted (all by default) and the workloads wanted, separated by commas (all that there
/// are by default).
public final class Benchmarks {
    private static final int STRETCHES = 5;
    private static final TimeValue STRETCH = TimeValue.seconds(2);
    private static final int KILOBYTE = 1024;

    /// OpenLineage's native code overflows smaller stacks on the TPC statements, which ends the
    /// virtual machine.
    private static final String STACK = "-Xss512m";

    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        String[] wanted = arguments.length > 1 ? arguments[1].strip().split(" ", 2) : new String[0];
        String benchmarks = wanted.length > 0 && !wanted[0].isEmpty() ? wanted[0] : ".*";
        String[] workloads = wanted.length > 1 ? wanted[1].split(",", -1) : available();
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("io\\.millrace\\.sql\\.bench\\..*" + benchmarks)
                        .param("workload", workloads)
                        .mode(Mode.Throughput)
                        .timeUnit(TimeUnit.SECONDS)
                        .forks(1)
                        .warmupIterations(STRETCHES)
                        .warmupTime(STRETCH)
                        .measurementIterations(STRETCHES)
                        .measurementTime(STRETCH)
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend(
                                "-Xms1g",
                                "-Xmx1g",
                                STACK,
                                "--enable-native-access=ALL-UNNAMED",
                                "-D" + Workload.FILE + "=" + Workload.file());
        Collection<RunResult> results = new Runner(options.build()).run();
        List<String> figures = new ArrayList<>();
        results.forEach(result -> figures.add(describe(result)));
        Files.write(Path.of(arguments[0]), figures);
    }

    private static String[] available() {
        return Arrays.stream(Workload.values())
                .filter(workload -> workload != Workload.TPC || !Workload.file().isEmpty())
                .map(Workload::name)
                .toArray(String[]::new);
    }

    /// The median of the stretches, the slowest and the fastest of them, and what one operation
    /// takes of the heap.
    private static String describe(RunResult run) {
        double[] rates =
                run.getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .mapToDouble(stretch -> stretch.getPrimaryResult().getScore())
                        .sorted()
                        .toArray();
        Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        String name = run.getParams().getBenchmark();
        return String.format(
                Locale.ROOT,
                "%-22s %-24s median %10.1f/s (%.1f to %.1f), %.1f KB each",
                name.substring(name.lastIndexOf('.') + 1),
                parameter(run),
                rates[rates.length / 2],
                rates[0],
                rates[rates.length - 1],
                allocated == null ? 0.0 : allocated.getScore() / KILOBYTE);
    }

    private static String parameter(RunResult run) {
        return run.getParams().getParamsKeys().stream()
                .map(run.getParams()::getParam)
                .findFirst()
                .orElse("");
    }
}
