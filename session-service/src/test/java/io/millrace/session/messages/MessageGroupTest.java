package io.millrace.session.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageGroupTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "{'type':'text','text':'t'}";
    private static final String CALL = "{'type':'tool_use','id':'c','name':'n','input':{}}";
    private static final String RESULT =
            "{'type':'tool_result','tool_use_id':'c','content':'r','is_error':false}";
    private static final String ACTION =
            """
            {'type':'user_action','content':[{'type':'text','text':'t'},
             {'type':'tool_use','id':'u','name':'computer_click_mouse','input':{'x':1}}]}\
            """;

    private final List<MessageView> messages = new ArrayList<>();

    @Test
    void what_only_holds_tool_results_is_on_the_assistants_side() {
        said(MessageRole.USER, TEXT);
        said(MessageRole.ASSISTANT, CALL);
        said(MessageRole.USER, RESULT, RESULT);
        said(MessageRole.ASSISTANT, TEXT);
        said(MessageRole.USER, RESULT, TEXT);

        assertEquals(List.of("USER 1", "ASSISTANT 2,3,4", "USER 5"), groups());
    }

    @Test
    void what_the_user_did_at_the_wheel_is_shown_as_the_assistants_tool_uses() {
        said(MessageRole.ASSISTANT, CALL);
        said(MessageRole.USER, ACTION);
        said(MessageRole.USER, ACTION, ACTION);
        said(MessageRole.USER, ACTION, TEXT);
        said(MessageRole.ASSISTANT, TEXT);

        assertEquals(
                List.of("ASSISTANT 1", "ASSISTANT take_over 2,3", "USER 4", "ASSISTANT 5"),
                groups());
        List<MessageView> atTheWheel = MessageGroup.of(messages).get(1).messages();
        assertEquals(MessageRole.ASSISTANT, atTheWheel.getFirst().role());
        assertEquals(
                blocks(
                        "{'type':'tool_use','id':'u','name':'computer_click_mouse','input':{'x':1}}"),
                atTheWheel.getFirst().content());
        assertEquals(2, atTheWheel.getLast().content().size());
    }

    @Test
    void neighbours_of_one_side_are_one_group() {
        said(MessageRole.USER, TEXT);
        said(MessageRole.USER, TEXT);
        said(MessageRole.SYSTEM, TEXT);
        said(MessageRole.USER);

        assertEquals(List.of("USER 1,2", "SYSTEM 3", "USER 4"), groups());
        assertEquals(List.of(), MessageGroup.of(List.of()));
    }

    private void said(MessageRole role, String... blocks) {
        messages.add(
                new MessageView(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        messages.size() + 1,
                        role,
                        blocks(blocks),
                        null,
                        null,
                        null,
                        Instant.EPOCH,
                        null,
                        0));
    }

    private static List<ContentBlock> blocks(String... blocks) {
        try {
            return JSON.readValue(
                    ("[" + String.join(",", blocks) + "]").replace('\'', '"'),
                    new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// Each group as its role, its take_over, and its messages' positions.
    private List<String> groups() {
        return MessageGroup.of(messages).stream()
                .map(group ->
                        group.role()
                                + (group.takeOver() == null ? " " : " take_over ")
                                + String.join(
                                        ",",
                                        group.messages().stream()
                                                .map(message -> "" + message.position())
                                                .toList()))
                .toList();
    }
}
