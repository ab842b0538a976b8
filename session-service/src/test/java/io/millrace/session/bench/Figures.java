package io.millrace.session.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jboss.logging.Logger;

/// What was measured: a line at a time to a file and to the terminal, as it goes.
///
/// @param file is begun anew
record Figures(Path file) {
    private static final Logger LOG = Logger.getLogger(Figures.class);

    /// The work of a benchmark.
    @FunctionalInterface
    interface Work {
        void run(Figures figures) throws Exception;
    }

    /// Does it, and ends the virtual machine, which servers and clients would keep.
    ///
    /// @param arguments of the main program; the first is the file
    static void of(String[] arguments, Work work) throws Exception {
        int status = 1;
        try {
            Path file = Path.of(arguments[0]);
            Files.deleteIfExists(file);
            work.run(new Figures(file));
            status = 0;
        } catch (Exception e) {
            LOG.error("The benchmark failed", e);
        } finally {
            System.exit(status);
        }
    }

    void add(String line) throws IOException {
        System.out.println(line);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Half, 99 of 100, and all are no larger than these.
    ///
    /// @param values in any order, at least one
    static Spread spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1]);
    }

    record Spread(double p50, double p99, double max) {
        @Override
        public String toString() {
            return "%8.1f %8.1f %8.1f".formatted(p50, p99, max);
        }
    }
}
