package io.millrace.session.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.session.sandboxes.leases.LeaseState;
import io.millrace.session.sandboxes.operations.OperationState;
import io.millrace.session.sandboxes.pool.ItemState;
import io.millrace.session.sessions.IllegalMove;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The states of leases, of items in the pool and of returns: the whole tables; what is not in them
/// is illegal.
class LeaseStateTest {
    private static final Map<String, Function<LeaseState, LeaseState>> LEASE_MOVES =
            Map.of(
                    "grant", LeaseState::grant,
                    "grantTooLate", LeaseState::grantTooLate,
                    "withdraw", LeaseState::withdraw,
                    "release", LeaseState::release,
                    "lose", LeaseState::lose,
                    "takeBack", LeaseState::takeBack,
                    "settle", LeaseState::settle,
                    "abandon", LeaseState::abandon,
                    "retry", LeaseState::retry);
    private static final Map<String, Map<String, String>> LEASES =
            Map.of(
                    "WANTED",
                            Map.of(
                                    "grant", "HELD",
                                    "grantTooLate", "RETURNING",
                                    "withdraw", "WITHDRAWN"),
                    "HELD", Map.of("release", "RETURNING", "lose", "LOST"),
                    "RETURNING",
                            Map.of(
                                    "takeBack", "HELD",
                                    "settle", "RETURNED",
                                    "abandon", "ABANDONED"),
                    "ABANDONED", Map.of("retry", "RETURNING"),
                    "RETURNED", Map.of(),
                    "WITHDRAWN", Map.of(),
                    "LOST", Map.of());
    private static final Map<String, Function<ItemState, ItemState>> ITEM_MOVES =
            Map.of(
                    "lend", ItemState::lend,
                    "takeBack", ItemState::takeBack,
                    "giveBack", ItemState::giveBack,
                    "release", ItemState::release,
                    "quarantine", ItemState::quarantine);
    private static final Map<String, Map<String, String>> ITEMS =
            Map.of(
                    "FREE", Map.of("lend", "BORROWED"),
                    "BORROWED", Map.of("takeBack", "FREE", "giveBack", "RETURNING"),
                    "RETURNING", Map.of("release", "FREE", "quarantine", "QUARANTINED"),
                    "QUARANTINED", Map.of());
    private static final Map<String, Function<OperationState, OperationState>> OPERATION_MOVES =
            Map.of(
                    "notified", OperationState::notified,
                    "complete", OperationState::complete,
                    "fail", OperationState::fail);
    private static final Map<String, Map<String, String>> OPERATIONS =
            Map.of(
                    "PENDING", Map.of("notified", "NOTIFIED", "fail", "FAILED"),
                    "NOTIFIED", Map.of("complete", "COMPLETED"),
                    "COMPLETED", Map.of(),
                    "FAILED", Map.of());

    static Stream<Arguments> leases() {
        return LeaseState.all().stream()
                .flatMap(state -> LEASE_MOVES.keySet().stream().map(m -> Arguments.of(state, m)));
    }

    static Stream<Arguments> items() {
        return ItemState.all().stream()
                .flatMap(state -> ITEM_MOVES.keySet().stream().map(m -> Arguments.of(state, m)));
    }

    static Stream<Arguments> operations() {
        return OperationState.all().stream()
                .flatMap(state ->
                        OPERATION_MOVES.keySet().stream().map(m -> Arguments.of(state, m)));
    }

    @ParameterizedTest
    @MethodSource("leases")
    void a_lease_moves_as_the_table_says(LeaseState state, String move) {
        var legal = LEASES.get(state.name()).get(move);
        if (legal == null) {
            assertThrows(IllegalMove.class, () -> LEASE_MOVES.get(move).apply(state));
        } else {
            assertEquals(legal, LEASE_MOVES.get(move).apply(state).name());
        }
    }

    @ParameterizedTest
    @MethodSource("items")
    void an_item_moves_as_the_table_says(ItemState state, String move) {
        var legal = ITEMS.get(state.name()).get(move);
        if (legal == null) {
            assertThrows(IllegalMove.class, () -> ITEM_MOVES.get(move).apply(state));
        } else {
            assertEquals(legal, ITEM_MOVES.get(move).apply(state).name());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_moves_as_the_table_says(OperationState state, String move) {
        var legal = OPERATIONS.get(state.name()).get(move);
        if (legal == null) {
            assertThrows(IllegalMove.class, () -> OPERATION_MOVES.get(move).apply(state));
        } else {
            assertEquals(legal, OPERATION_MOVES.get(move).apply(state).name());
        }
    }

    @Test
    void states_are_stored_by_their_names() {
        var leases = new LeaseState.Stored();
        LeaseState.all()
                .forEach(state ->
                        assertEquals(state, leases.convertToEntityAttribute(state.name())));
        var items = new ItemState.Stored();
        ItemState.all()
                .forEach(
                        state -> assertEquals(state, items.convertToEntityAttribute(state.name())));
        var operations = new OperationState.Stored();
        OperationState.all()
                .forEach(state -> {
                    assertEquals(state, operations.convertToEntityAttribute(state.name()));
                    assertEquals(OPERATIONS.get(state.name()).isEmpty(), state.isFinal());
                });
    }
}
