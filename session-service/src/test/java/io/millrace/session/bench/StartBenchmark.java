package io.millrace.session.bench;

import io.millrace.localstack.postgres.Durability;
import io.millrace.session.bench.PackagedService.Build;
import java.util.concurrent.TimeUnit;

/// How soon the packaged service is ready, and how much memory it holds then. Arguments: a file for
/// the figures, and `jvm` or `native`.
///
/// One start makes the tables and is not counted; each further one is of a new process over the
/// same servers. The time is from the start of the process until `/health/ready` answers 200, asked
/// every five milliseconds.
final class StartBenchmark {
    private static final int STARTS = 15;

    /// What comes after the first answer is held too.
    private static final int SETTLE_SECONDS = 2;

    private StartBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Figures.of(
                arguments,
                figures -> {
                    Build build = Build.of(arguments);
                    Servers servers = Servers.start(Durability.CRASH);
                    PackagedService.start(build, servers).close();
                    double[] ready = new double[STARTS];
                    double[] resident = new double[STARTS];
                    for (int i = 0; i < STARTS; i++) {
                        try (PackagedService service = PackagedService.start(build, servers)) {
                            ready[i] = service.readyMillis();
                            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                            resident[i] = service.residentMegabytes();
                        }
                        figures.add(
                                "start %d: %.0f ms, %.0f MB"
                                        .formatted(i + 1, ready[i], resident[i]));
                    }
                    figures.add(
                            "%s, median of %d: ready after %.0f ms, %.0f MB resident"
                                    .formatted(
                                            build,
                                            STARTS,
                                            Figures.spread(ready).p50(),
                                            Figures.spread(resident).p50()));
                });
    }
}
