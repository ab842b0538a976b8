package io.millrace.agent.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.content.ContentBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepContentTest {
    @Test
    void what_postgresql_cannot_hold_is_replaced_and_nothing_else() {
        String json =
                StepContent.json(
                        List.of(new ContentBlock.Text("a\u0000b \\u0000 \\\\ c\"\n\u00e4")));

        StepEntity row = new StepEntity();
        row.content = json;
        assertEquals(
                List.of(new ContentBlock.Text("a\ufffdb \\u0000 \\\\ c\"\n\u00e4")),
                StepContent.blocks(row));
    }
}
