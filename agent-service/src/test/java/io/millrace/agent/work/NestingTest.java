package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.ContentBlock.ToolUse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NestingTest {
    @Test
    void arguments_at_the_limit_stay_as_they_are() throws Exception {
        ToolUse use = call(nested(Nesting.MAX_LEVELS));

        assertEquals(List.of(use), Nesting.bounded(List.of(use)));
        assertEquals(Optional.empty(), Nesting.refusalOf(use));
    }

    @Test
    void deeper_ones_are_replaced_by_the_reason_with_its_place() throws Exception {
        ContentBlock bounded = Nesting.bounded(List.of(call(nested(101)))).getFirst();

        assertEquals(
                Optional.of(
                        "The arguments nest deeper than 100 levels, at /deep"
                                + "/0".repeat(27)
                                + "/…"),
                Nesting.refusalOf((ToolUse) bounded));
    }

    @Test
    void words_are_left_alone() {
        List<ContentBlock> content = List.of(new ContentBlock.Text("[".repeat(1_000)));

        assertEquals(content, Nesting.bounded(content));
    }

    private static ToolUse call(String arguments) throws Exception {
        JsonNode input = JsonMapper.builder().build().readTree(arguments);
        return new ToolUse("c-1", "careful", input);
    }

    /// An object with an array in an array …, so many levels in all.
    static String nested(int levels) {
        return "{\"flat\":[{}],\"deep\":%s%s}"
                .formatted("[".repeat(levels - 1), "]".repeat(levels - 1));
    }
}
