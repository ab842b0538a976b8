package io.millrace.session.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.rest.ErrorCode;
import io.millrace.session.sessions.IllegalMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TaskStateTest {
    private static final Map<String, UnaryOperator<TaskState>> MOVES =
            Map.of(
                    "start", TaskState::start,
                    "askForHelp", TaskState::askForHelp,
                    "takeover", TaskState::takeOver,
                    "resume", TaskState::resume,
                    "submitForReview", TaskState::submitForReview,
                    "complete", TaskState::complete,
                    "fail", TaskState::fail,
                    "cancel", TaskState::cancel);

    /// The whole table; what is not in it is illegal.
    private static final Map<String, Map<String, String>> LEGAL =
            Map.of(
                    "PENDING", Map.of("start", "RUNNING", "cancel", "CANCELLED"),
                    "RUNNING",
                            Map.of(
                                    "askForHelp", "NEEDS_HELP",
                                    "takeover", "NEEDS_HELP",
                                    "submitForReview", "NEEDS_REVIEW",
                                    "complete", "COMPLETED",
                                    "fail", "FAILED",
                                    "cancel", "CANCELLED"),
                    "NEEDS_HELP",
                            Map.of("start", "RUNNING", "resume", "RUNNING", "cancel", "CANCELLED"),
                    "NEEDS_REVIEW",
                            Map.of(
                                    "start", "RUNNING",
                                    "resume", "RUNNING",
                                    "complete", "COMPLETED",
                                    "cancel", "CANCELLED"),
                    "COMPLETED", Map.of(),
                    "FAILED", Map.of(),
                    "CANCELLED", Map.of());

    static Stream<Arguments> statesAndMoves() {
        return TaskState.all().stream()
                .flatMap(state -> MOVES.keySet().stream().map(move -> Arguments.of(state, move)));
    }

    @ParameterizedTest
    @MethodSource("statesAndMoves")
    void a_move_is_made_or_refused_as_the_table_says(TaskState state, String move) {
        String expected = LEGAL.get(state.name()).get(move);
        if (expected != null) {
            assertEquals(expected, MOVES.get(move).apply(state).name());
            return;
        }
        var refusal = assertThrows(IllegalMove.class, () -> MOVES.get(move).apply(state));
        assertEquals(ErrorCode.ILLEGAL_STATE, refusal.code());
        assertEquals(
                "task is " + state.name() + ", which does not allow " + move, refusal.getMessage());
    }

    @Test
    void the_table_in_the_documents_is_the_one_of_the_code() throws IOException {
        List<List<String>> table =
                Files.readAllLines(Path.of("../docs/api.md")).stream()
                        .dropWhile(line -> !line.startsWith("| status | cancel |"))
                        .takeWhile(line -> line.startsWith("|"))
                        .filter(line -> !line.startsWith("|---"))
                        .map(line ->
                                Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                                        .map(String::strip)
                                        .toList())
                        .toList();
        List<String> moves = table.getFirst().subList(1, table.getFirst().size());

        assertEquals(MOVES.keySet(), Set.copyOf(moves));
        Map<String, Map<String, String>> documented = new HashMap<>();
        for (List<String> row : table.subList(1, table.size())) {
            Map<String, String> legal = new HashMap<>();
            for (int i = 0; i < moves.size(); i++) {
                if (!row.get(i + 1).isEmpty()) {
                    legal.put(moves.get(i), row.get(i + 1));
                }
            }
            documented.put(row.getFirst(), legal);
        }
        assertEquals(LEGAL, documented);
    }

    @Test
    void a_state_is_final_exactly_when_no_move_is_legal() {
        for (TaskState state : TaskState.all()) {
            assertEquals(LEGAL.get(state.name()).isEmpty(), state.isFinal(), state.name());
        }
    }

    @Test
    void a_state_is_stored_by_its_name_and_found_again() {
        var stored = new TaskState.Stored();
        for (TaskState state : TaskState.all()) {
            assertEquals(
                    state, stored.convertToEntityAttribute(stored.convertToDatabaseColumn(state)));
        }
        assertEquals(Optional.empty(), TaskState.named("running"));
    }
}
