package io.millrace.agent.work;

import static io.millrace.agent.work.ProgressExamples.START;
import static io.millrace.agent.work.ProgressExamples.answer;
import static io.millrace.agent.work.ProgressExamples.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.agent.runs.Progress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final Budget budget = new Budget(6, Duration.ofMinutes(1), 3);

    @Test
    void a_run_within_its_budget_goes_on() {
        Progress progress = ProgressExamples.of(calls("1", "look"), answer("1", "look", "nothing"));

        assertEquals(Optional.empty(), budget.exhausted(progress, START.plusSeconds(59)));
    }

    @Test
    void steps_are_counted() {
        Progress progress =
                ProgressExamples.of(
                        calls("1", "a", "2", "b", "3", "c", "4", "d", "5", "e"),
                        answer("1", "a", ""),
                        answer("2", "b", ""),
                        answer("3", "c", ""),
                        answer("4", "d", ""),
                        answer("5", "e", ""));

        assertEquals(
                Optional.of("The run has used up its 6 steps"), budget.exhausted(progress, START));
    }

    @Test
    void time_is_counted_from_the_first_worker() {
        assertEquals(
                Optional.of("The run has taken longer than 60 s"),
                budget.exhausted(ProgressExamples.of(), START.plusSeconds(60)));
    }

    @Test
    void the_same_call_with_the_same_result_thrice_is_a_circle() {
        Progress progress =
                ProgressExamples.of(
                        calls("1", "look", "2", "look", "3", "look"),
                        answer("1", "look", "nothing"),
                        answer("2", "look", "nothing"),
                        answer("3", "look", "nothing"));

        assertEquals(
                Optional.of(
                        "The agent goes in circles: it called look 3 times with the same result"),
                budget.exhausted(progress, START));
    }

    @Test
    void another_result_or_another_tool_is_no_circle() {
        Progress progress =
                ProgressExamples.of(
                        calls("1", "look", "2", "look", "3", "find"),
                        answer("1", "look", "nothing"),
                        answer("2", "look", "something"),
                        answer("3", "find", "nothing"));

        assertEquals(Optional.empty(), budget.exhausted(progress, START));
    }
}
