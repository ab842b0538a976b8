package io.millrace.agent.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunStateTest {
    private static final Map<String, UnaryOperator<RunState>> MOVES =
            Map.of(
                    "COMPLETED", state -> state.complete("well"),
                    "FAILED", state -> state.fail("badly"),
                    "STOPPED", RunState::stop,
                    "HANDED_OVER", RunState::handOver,
                    "NEEDS_HELP", state -> state.askForHelp("how?"));

    private static final List<RunState> ENDED =
            List.of(
                    new RunState.Completed("r"),
                    new RunState.Failed("e"),
                    new RunState.Stopped(),
                    new RunState.HandedOver(),
                    new RunState.NeedsHelp("q"));

    @Test
    void a_running_run_can_end_in_every_way() {
        MOVES.forEach((name, move) -> {
            RunState ended = move.apply(new RunState.Running());
            assertEquals(name, ended.name());
            assertTrue(ended.hasEnded());
        });
        assertFalse(new RunState.Running().hasEnded());
    }

    @Test
    void an_ended_run_moves_no_more() {
        for (RunState state : ENDED) {
            MOVES.values()
                    .forEach(move ->
                            assertThrows(RunState.IllegalMove.class, () -> move.apply(state)));
        }
    }

    @Test
    void every_state_is_found_again_by_what_is_stored() {
        assertEquals(new RunState.Running(), RunState.of("RUNNING", ""));
        for (RunState state : ENDED) {
            assertEquals(state, RunState.of(state.name(), state.detail()));
        }
        assertThrows(IllegalArgumentException.class, () -> RunState.of("LOST", ""));
    }
}
