package io.millrace.localstack.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceProcessTest {
    @ParameterizedTest
    @EnumSource
    void no_service_may_take_the_memory_of_the_whole_machine(ServiceProcess.Packaging packaging) {
        Path executable = Path.of("a", "runner");

        List<String> command = ServiceProcess.command(packaging, executable);

        assertTrue(command.contains(executable.toString()));
        assertEquals(1, command.stream().filter(part -> part.startsWith("-Xmx")).count());
    }
}
