package io.millrace.agent.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.streams.contract.content.ContentBlock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {
    @Test
    void what_cannot_be_stored_or_sent_is_replaced() {
        assertEquals("a\ufffdb", StorableText.of("a\u0000b"));
        assertEquals("a\ufffdb\ufffd", StorableText.of("a\ud800b\udbff"));
        assertEquals("\ufffd\ufffd", StorableText.of("\udc00\ud800"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\\u0000 \\\\ c\"\n\u00e4", "\ud83d\ude00\ud83d\ude00"})
    void anything_else_stays_as_it_is(String text) {
        assertEquals(text, StorableText.of(text));
    }

    @Test
    void every_text_of_a_block_is_cleaned_down_to_the_names_of_fields() throws Exception {
        JsonNode dirty =
                JsonMapper.builder()
                        .build()
                        .readTree(
                                "{'a\u0000':['\u0000',1,null,{'b':true}]}"
                                        .replace('\'', '"')
                                        .replace("\u0000", "\\u0000"));
        JsonNode clean =
                JsonMapper.builder()
                        .build()
                        .readTree("{\"a\ufffd\":[\"\ufffd\",1,null,{\"b\":true}]}");

        assertEquals(
                List.of(
                        new ContentBlock.Text("\ufffd"),
                        new ContentBlock.ToolUse("\ufffd", "\ufffd", clean),
                        new ContentBlock.ToolResult("\ufffd", "\ufffd", true),
                        new ContentBlock.Other("\ufffd", Map.of("\ufffd", clean))),
                StorableText.of(
                        List.of(
                                new ContentBlock.Text("\u0000"),
                                new ContentBlock.ToolUse("\u0000", "\u0000", dirty),
                                new ContentBlock.ToolResult("\u0000", "\u0000", true),
                                new ContentBlock.Other("\u0000", Map.of("\u0000", dirty)))));
    }
}
