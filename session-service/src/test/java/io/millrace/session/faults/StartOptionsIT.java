package io.millrace.session.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packaged service, started in a way that makes no sense.
@Timeout(300)
class StartOptionsIT {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--serve | no option --serve",
                "--bg-tasks | names none of",
                "--bg-tasks nothing | no background task nothing",
                "--all-bg-tasks --bg-tasks retention | chosen already",
                "print-openapi --server | stands alone",
            })
    void options_that_make_no_sense_end_the_process_with_status_2(String line, String why) {
        Artefact.Ended ended = Artefact.run(List.of(line.split(" ", -1)));

        assertEquals(2, ended.status(), ended::output);
        assertTrue(ended.output().contains(why), ended::output);
    }
}
