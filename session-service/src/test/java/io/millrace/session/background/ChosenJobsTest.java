package io.millrace.session.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenJobsTest {

    @Test
    void all_means_every_one() {
        assertTrue(Arrays.stream(JobName.values()).allMatch(ChosenJobs.parse("all")::contains));
    }

    @Test
    void none_means_none() {
        assertFalse(Arrays.stream(JobName.values()).anyMatch(ChosenJobs.parse("none")::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "none", "retention", "outbox-publisher,session-poller"})
    void what_is_chosen_is_written_as_it_is_read(String text) {
        assertEquals(text, ChosenJobs.parse(text).toString());
    }

    @Test
    void spaces_around_names_do_not_matter() {
        assertEquals(
                new ChosenJobs.Only(Set.of(JobName.RETENTION, JobName.TASK_SCHEDULER)),
                ChosenJobs.parse(" retention , task-scheduler"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "retention,", "retention all", "Retention"})
    void what_is_no_background_task_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ChosenJobs.parse(text));
    }
}
