package io.millrace.session.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The whole tables of moves; what is not in them is illegal.
class StatusTest {

    @Test
    void the_inbox_moves_as_its_table_says() {
        Map<String, UnaryOperator<InboxStatus>> moves = new TreeMap<>();
        moves.put("take", InboxStatus::take);
        moves.put("progress", InboxStatus::progress);
        moves.put("complete", InboxStatus::complete);
        moves.put("fail", InboxStatus::fail);
        moves.put("withdraw", InboxStatus::withdraw);
        moves.put("next", InboxStatus::next);
        moves.put("prompt", InboxStatus::prompt);
        moves.put("archive", InboxStatus::archive);

        assertEquals(
                List.of(
                        "PENDING archive ARCHIVED",
                        "PENDING next PENDING",
                        "PENDING prompt PENDING",
                        "PENDING take ACTIVE",
                        "PENDING withdraw COMPLETED",
                        "ACTIVE archive ARCHIVED",
                        "ACTIVE complete COMPLETED",
                        "ACTIVE fail FAILED",
                        "ACTIVE next PENDING",
                        "ACTIVE progress PROCESSING",
                        "ACTIVE prompt ACTIVE",
                        "ACTIVE take ACTIVE",
                        "PROCESSING archive ARCHIVED",
                        "PROCESSING complete COMPLETED",
                        "PROCESSING fail FAILED",
                        "PROCESSING next PENDING",
                        "PROCESSING progress PROCESSING",
                        "PROCESSING prompt PROCESSING",
                        "PROCESSING take PROCESSING",
                        "COMPLETED archive ARCHIVED",
                        "COMPLETED prompt PENDING",
                        "FAILED archive ARCHIVED",
                        "FAILED prompt PENDING",
                        "ARCHIVED prompt PENDING"),
                legal(InboxStatus.all(), moves, InboxStatus::name));
    }

    @Test
    void the_session_moves_as_its_table_says() {
        Map<String, UnaryOperator<SessionStatus>> moves = new TreeMap<>();
        moves.put("complete", SessionStatus::complete);
        moves.put("fail", SessionStatus::fail);
        moves.put("returnIp", SessionStatus::returnIp);
        moves.put("prompt", SessionStatus::prompt);
        moves.put("archive", SessionStatus::archive);

        assertEquals(
                List.of(
                        "ACTIVE archive ARCHIVED",
                        "ACTIVE complete COMPLETED",
                        "ACTIVE fail FAILED",
                        "ACTIVE prompt ACTIVE",
                        "ACTIVE returnIp RETURNING_IP",
                        "RETURNING_IP archive ARCHIVED",
                        "RETURNING_IP complete COMPLETED",
                        "RETURNING_IP fail FAILED",
                        "RETURNING_IP prompt ACTIVE",
                        "COMPLETED archive ARCHIVED",
                        "COMPLETED prompt ACTIVE",
                        "FAILED archive ARCHIVED",
                        "FAILED prompt ACTIVE",
                        "ARCHIVED prompt ACTIVE"),
                legal(SessionStatus.all(), moves, SessionStatus::name));
    }

    @Test
    void a_cancellation_moves_as_its_table_says() {
        Map<String, UnaryOperator<CancellationStatus>> moves = new TreeMap<>();
        moves.put("request", CancellationStatus::request);
        moves.put("finish", CancellationStatus::finish);
        moves.put("prompt", CancellationStatus::prompt);

        assertEquals(
                List.of(
                        "none finish cancelled",
                        "none prompt none",
                        "none request requested",
                        "requested finish cancelled",
                        "requested prompt requested",
                        "requested request requested",
                        "cancelled prompt none"),
                legal(CancellationStatus.all(), moves, CancellationStatus::name));
    }

    @Test
    void a_refusal_names_state_and_move() {
        var refusal = assertThrows(IllegalMove.class, () -> new InboxStatus.Completed().progress());

        assertEquals(
                "inboxStatus is COMPLETED, which does not allow progress", refusal.getMessage());
    }

    @Test
    void the_ui_status_follows_from_the_other_two() {
        List<String> table = new ArrayList<>();
        for (InboxStatus inbox : InboxStatus.all()) {
            UiStatus open = UiStatus.of(inbox, new SessionStatus.Active(), false);
            UiStatus returned = UiStatus.of(inbox, new SessionStatus.Active(), true);
            UiStatus archived = UiStatus.of(inbox, new SessionStatus.Archived(), false);
            table.add(
                    String.join(
                            " ",
                            inbox.name(),
                            open.wireName(),
                            returned.wireName(),
                            archived.wireName()));
        }
        assertEquals(
                List.of(
                        "PENDING pending pending archived",
                        "ACTIVE in_progress in_progress archived",
                        "PROCESSING in_progress in_progress archived",
                        "COMPLETED needs_review needs_review_ip_returned archived",
                        "FAILED needs_review needs_review_ip_returned archived",
                        "ARCHIVED archived archived archived"),
                table);
    }

    @Test
    void names_are_stored_and_found_again() {
        var inbox = new InboxStatus.Stored();
        InboxStatus.all()
                .forEach(s ->
                        assertEquals(
                                s,
                                inbox.convertToEntityAttribute(inbox.convertToDatabaseColumn(s))));
        var session = new SessionStatus.Stored();
        SessionStatus.all()
                .forEach(s ->
                        assertEquals(
                                s,
                                session.convertToEntityAttribute(
                                        session.convertToDatabaseColumn(s))));
        var cancellation = new CancellationStatus.Stored();
        CancellationStatus.all()
                .forEach(s ->
                        assertEquals(
                                s,
                                cancellation.convertToEntityAttribute(
                                        cancellation.convertToDatabaseColumn(s))));
    }

    private static <S> List<String> legal(
            List<S> states, Map<String, UnaryOperator<S>> moves, Function<S, String> name) {
        List<String> table = new ArrayList<>();
        for (S state : states) {
            moves.forEach((move, make) -> {
                try {
                    table.add(
                            String.join(
                                    " ", name.apply(state), move, name.apply(make.apply(state))));
                } catch (IllegalMove illegal) {
                    assertEquals(io.millrace.rest.ErrorCode.ILLEGAL_STATE, illegal.code());
                }
            });
        }
        return table;
    }
}
