package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.agent.models.ModelMessage;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredCallsTest {
    private static final ModelMessage WORDS =
            new ModelMessage(MessageRole.USER, List.of(new ContentBlock.Text("Hello")));

    @Test
    void a_call_without_a_result_gets_one_that_says_so_and_stands_behind_it() {
        ModelMessage calls = new ModelMessage(MessageRole.ASSISTANT, List.of(call("a"), call("b")));
        ModelMessage result =
                new ModelMessage(
                        MessageRole.USER, List.of(new ContentBlock.ToolResult("a", "done", false)));

        List<ModelMessage> whole = UnansweredCalls.answered(List.of(WORDS, calls, result, WORDS));

        assertEquals(5, whole.size());
        assertEquals(List.of(WORDS, calls), whole.subList(0, 2));
        assertEquals(List.of(result, WORDS), whole.subList(3, 5));
        var missing = (ContentBlock.ToolResult) whole.get(2).content().getFirst();
        assertEquals("b", missing.toolUseId());
        assertTrue(missing.isError());
        assertEquals(MessageRole.USER, whole.get(2).role());
    }

    @Test
    void a_conversation_in_which_every_call_has_its_result_stays_as_it_is() {
        List<ModelMessage> messages =
                List.of(
                        WORDS,
                        new ModelMessage(MessageRole.ASSISTANT, List.of(call("a"))),
                        new ModelMessage(
                                MessageRole.USER,
                                List.of(new ContentBlock.ToolResult("a", "done", false))));

        assertEquals(messages, UnansweredCalls.answered(messages));
    }

    private static ContentBlock call(String id) {
        return new ContentBlock.ToolUse(id, "t", JsonNodeFactory.instance.objectNode());
    }
}
