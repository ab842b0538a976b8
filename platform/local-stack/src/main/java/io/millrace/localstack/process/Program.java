package io.millrace.localstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What to run.
///
/// @param user as whom it runs
/// @param command the program and its arguments
/// @param environment variables set in addition to those inherited
/// @param withheld variables whose names begin with one of these are not inherited
/// @param folder working directory
/// @param log file that receives both outputs; what an earlier process wrote is kept beside it
/// @param stop signal that asks for a clean stop
/// @param grace how long a clean stop may take before the process is killed
public record Program(
        RunAs user,
        List<String> command,
        Map<String, String> environment,
        List<String> withheld,
        Path folder,
        Path log,
        Signal stop,
        Duration grace) {
    /// Copies the collections.
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        withheld = List.copyOf(withheld);
    }
}
