package io.millrace.session.background;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.Converter;

/// Which jobs a process runs.
public sealed interface ChosenJobs {
    String ALL = "all";
    String NONE = "none";

    boolean contains(JobName job);

    /// Every job that the build has.
    record All() implements ChosenJobs {
        @Override
        public boolean contains(JobName job) {
            return true;
        }

        @Override
        public String toString() {
            return ALL;
        }
    }

    /// These and no others, perhaps none.
    record Only(Set<JobName> names) implements ChosenJobs {
        public Only {
            names = Set.copyOf(names);
        }

        @Override
        public boolean contains(JobName job) {
            return names.contains(job);
        }

        /// As [#parse] reads it.
        @Override
        public String toString() {
            return names.isEmpty()
                    ? NONE
                    : names.stream()
                            .sorted()
                            .map(JobName::wireName)
                            .collect(Collectors.joining(","));
        }
    }

    /// @param text `all`, `none`, or names with commas between
    /// @throws IllegalArgumentException naming what is no job
    static ChosenJobs parse(String text) {
        return switch (text.strip()) {
            case ALL -> new All();
            case NONE -> new Only(Set.of());
            default -> {
                Set<JobName> names = EnumSet.noneOf(JobName.class);
                for (String name : text.split(",", -1)) {
                    names.add(
                            JobName.named(name.strip())
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "there is no background task "
                                                            + name.strip()
                                                            + "; there are "
                                                            + JobName.list())));
                }
                yield new Only(names);
            }
        };
    }

    /// Reads the configuration.
    final class Reader implements Converter<ChosenJobs> {
        private static final long serialVersionUID = 1L;

        @Override
        public ChosenJobs convert(String text) {
            return parse(text);
        }
    }
}
