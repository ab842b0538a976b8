package io.millrace.session.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.background.ChosenJobs;
import io.millrace.session.background.JobName;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartOptionsTest {
    private static final ChosenJobs NO_JOBS = new ChosenJobs.Only(Set.of());

    @Test
    void without_options_the_configuration_decides() {
        assertEquals(new StartOptions.AsConfigured(), StartOptions.read());
    }

    @Test
    void print_openapi_stands_alone() {
        assertEquals(new StartOptions.PrintDocument(), StartOptions.read("print-openapi"));
    }

    @Test
    void a_server_runs_no_background_tasks_unless_told_to() {
        assertEquals(new StartOptions.Chosen(true, NO_JOBS), StartOptions.read("--server"));
        assertEquals(
                new StartOptions.Chosen(true, new ChosenJobs.All()),
                StartOptions.read("--server", "--all-bg-tasks"));
    }

    @Test
    void background_tasks_are_named_one_after_another_up_to_the_next_option() {
        ChosenJobs both =
                new ChosenJobs.Only(Set.of(JobName.OUTBOX_PUBLISHER, JobName.IP_RETURN_POLLER));

        assertEquals(
                new StartOptions.Chosen(false, both),
                StartOptions.read("--bg-tasks", "outbox-publisher", "ip-return-poller"));
        assertEquals(
                new StartOptions.Chosen(true, both),
                StartOptions.read(
                        "--bg-tasks", "ip-return-poller", "outbox-publisher", "--server"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--serve | no option --serve",
                "server | no option server",
                "--server --server | twice",
                "--bg-tasks | names none",
                "--bg-tasks --server | names none",
                "--bg-tasks outbox | no background task outbox",
                "--bg-tasks retention retention | twice",
                "--bg-tasks retention --all-bg-tasks | chosen already",
                "--all-bg-tasks --bg-tasks retention | chosen already",
                "--all-bg-tasks --all-bg-tasks | chosen already",
                "--all-bg-tasks retention | no option retention",
                "print-openapi --server | stands alone",
                "--server print-openapi | no option print-openapi",
            })
    void what_makes_no_sense_is_refused_in_one_sentence(String line, String why) {
        StartOptions read = StartOptions.read(line.split(" "));

        String said = assertInstanceOf(StartOptions.Refused.class, read, line).why();
        assertTrue(said.contains(why), said);
        assertTrue(said.endsWith(".") && !said.contains("\n"), said);
    }
}
