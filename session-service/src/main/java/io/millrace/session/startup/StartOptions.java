package io.millrace.session.startup;

import io.millrace.session.background.ChosenJobs;
import io.millrace.session.background.JobName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the command line asks for: `print-openapi`, or what the process is for.
///
/// | options | the process |
/// |---|---|
/// | none | what the configuration says, else server and all background tasks |
/// | `--server` | server only |
/// | `--all-bg-tasks` | all background tasks, no server |
/// | `--bg-tasks outbox-publisher retention` | these background tasks, no server |
/// | `--server` with one of the others | both |
sealed interface StartOptions {

    /// Prints the document and ends.
    record PrintDocument() implements StartOptions {}

    /// Runs as the configuration says.
    record AsConfigured() implements StartOptions {}

    /// Runs for this.
    record Chosen(boolean server, ChosenJobs jobs) implements StartOptions {}

    /// Does not start.
    ///
    /// @param why one sentence
    record Refused(String why) implements StartOptions {}

    static StartOptions read(String... arguments) {
        return new Reading(arguments).result();
    }

    /// One pass over the arguments.
    final class Reading {
        private static final String PRINT = "print-openapi";
        private static final String SERVER = "--server";
        private static final String SOME_JOBS = "--bg-tasks";
        private static final String ALL_JOBS = "--all-bg-tasks";

        private final String[] arguments;
        private int next;
        private boolean server;
        private @Nullable ChosenJobs jobs;
        private @Nullable String refusal;

        private Reading(String... arguments) {
            this.arguments = arguments.clone();
        }

        private StartOptions result() {
            if (arguments.length == 0) {
                return new AsConfigured();
            }
            if (arguments[0].equals(PRINT)) {
                return arguments.length == 1
                        ? new PrintDocument()
                        : new Refused(PRINT + " stands alone, without " + arguments[1] + ".");
            }
            while (next < arguments.length && refusal == null) {
                read(arguments[next++]);
            }
            if (refusal != null) {
                return new Refused(refusal);
            }
            return new Chosen(server, jobs == null ? new ChosenJobs.Only(Set.of()) : jobs);
        }

        private void read(String option) {
            switch (option) {
                case SERVER -> {
                    if (server) {
                        refusal = SERVER + " is given twice.";
                    }
                    server = true;
                }
                case ALL_JOBS -> choose(option, new ChosenJobs.All());
                case SOME_JOBS -> choose(option, names());
                default ->
                        refusal =
                                "There is no option %s; there are %s, %s <name …>, %s and %s."
                                        .formatted(option, SERVER, SOME_JOBS, ALL_JOBS, PRINT);
            }
        }

        private void choose(String option, ChosenJobs wanted) {
            if (refusal == null && jobs != null) {
                refusal =
                        "%s comes after the background tasks were chosen already; give %s or %s once."
                                .formatted(option, SOME_JOBS, ALL_JOBS);
            }
            jobs = wanted;
        }

        private ChosenJobs names() {
            Set<JobName> names = EnumSet.noneOf(JobName.class);
            while (next < arguments.length && !arguments[next].startsWith("--")) {
                String name = arguments[next++];
                JobName.named(name)
                        .ifPresentOrElse(
                                job -> {
                                    if (!names.add(job)) {
                                        refusal = name + " is named twice.";
                                    }
                                },
                                () ->
                                        refusal =
                                                "There is no background task %s; there are %s."
                                                        .formatted(name, JobName.list()));
            }
            if (names.isEmpty() && refusal == null) {
                refusal = "%s names none of %s.".formatted(SOME_JOBS, JobName.list());
            }
            return new ChosenJobs.Only(names);
        }
    }
}
