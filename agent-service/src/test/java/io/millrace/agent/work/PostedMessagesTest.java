package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.agent.models.ModelMessage;
import io.millrace.agent.work.PostedMessages.Placed;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.ids.MessageId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostedMessagesTest {
    private final MessageId first = new MessageId(UUID.randomUUID());
    private final MessageId second = new MessageId(UUID.randomUUID());
    private final PostedMessages posted = new PostedMessages();

    @Test
    void a_message_gets_its_place_when_the_model_is_next_asked_and_keeps_it() {
        posted.hear(first, "One");
        assertTrue(posted.areWaiting());

        assertEquals(List.of(said(2, "One")), posted.placedAfter(2));

        assertFalse(posted.areWaiting());
        posted.hear(second, "Two");
        assertEquals(List.of(said(2, "One"), said(5, "Two")), posted.placedAfter(5));
    }

    @Test
    void a_message_that_is_heard_twice_while_it_waits_is_said_once() {
        posted.hear(first, "One");
        posted.hear(second, "Two");
        posted.hear(first, "One");

        assertEquals(List.of(said(0, "One"), said(0, "Two")), posted.placedAfter(0));
    }

    @Test
    void a_message_that_is_heard_again_when_it_has_its_place_is_not_answered_again() {
        posted.hear(first, "One");
        posted.placedAfter(1);

        posted.hear(first, "One");

        assertFalse(posted.areWaiting());
        assertEquals(List.of(said(1, "One")), posted.placedAfter(3));
    }

    @Test
    void a_message_of_the_history_is_not_said_again_whenever_it_is_heard() {
        posted.hear(first, "One");

        posted.know(List.of(first, second));
        posted.hear(second, "Two");

        assertFalse(posted.areWaiting());
        assertEquals(List.of(), posted.placedAfter(0));
    }

    private static Placed said(int afterSteps, String text) {
        return new Placed(
                afterSteps,
                new ModelMessage(MessageRole.USER, List.of(new ContentBlock.Text(text))));
    }
}
