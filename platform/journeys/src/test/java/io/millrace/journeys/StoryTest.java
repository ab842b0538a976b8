package io.millrace.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The checker is itself checked: a story with a planted fault must not pass.
class StoryTest {

    @Test
    void aWholeStoryHasNoFaults() {
        Story story = new Story(List.of(step(1, "e:1-0"), step(2, "e:1-1"), step(3, "e:2-0")));

        assertEquals(List.of(), story.faultsInSteps("t"));
        assertEquals(List.of(), story.faultsInOrder());
    }

    @Test
    void aMissingStepIsFound() {
        Story story = new Story(List.of(step(1, "e:1-0"), step(3, "e:2-0")));

        assertEquals(List.of("step 3 where 2 was due"), story.faultsInSteps("t"));
    }

    @Test
    void aStepToldTwiceIsFound() {
        Story story = new Story(List.of(step(1, "e:1-0"), step(1, "e:2-0")));

        assertEquals(List.of("step 1 where 2 was due"), story.faultsInSteps("t"));
    }

    @Test
    void aStoryWithoutStepsIsNoStory() {
        assertEquals(List.of("no step at all"), new Story(List.of()).faultsInSteps("t"));
    }

    @Test
    void anEntryThatComesTwiceOrTooLateIsFound() {
        Story story = new Story(List.of(step(1, "e:2-0"), step(2, "e:1-0"), step(3, "e:2-0")));

        assertEquals(
                List.of("e:1-0 came after EntryId[millis=2, number=0]", "e:2-0 came twice"),
                story.faultsInOrder());
    }

    @Test
    void aNewEpochBeginsAnew() {
        Story story = new Story(List.of(step(1, "e:2-0"), step(2, "f:1-0")));

        assertEquals(List.of(), story.faultsInOrder());
    }

    private static JsonNode step(int number, String position) {
        ObjectNode frame = Person.JSON.createObjectNode();
        frame.put("event", "messageAppended").put("streamId", position);
        frame.putObject("payload")
                .put("taskId", "t")
                .put("step", number)
                .put("messageId", "m" + number);
        return frame;
    }
}
