package io.millrace.streams.contract.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorableContentTest {
    @Test
    void every_text_of_a_block_is_made_storable_down_to_the_names_of_fields() throws Exception {
        JsonNode odd = json("{\"a\\u0000\":[\"\\ud800\",1,null,{\"b\":true}]}");
        JsonNode storable = json("{\"a\ufffd\":[\"\ufffd\",1,null,{\"b\":true}]}");

        assertEquals(
                List.of(
                        new ContentBlock.Text("\ufffd"),
                        new ContentBlock.ToolUse("\ufffd", "\ufffd", storable),
                        new ContentBlock.ToolResult("\ufffd", "\ufffd", true),
                        new ContentBlock.Image(source("\ufffd")),
                        new ContentBlock.Document(source("\ufffd"), "\ufffd", 7L),
                        new ContentBlock.Thinking("\ufffd", "\ufffd"),
                        new ContentBlock.Thinking("\ufffd", null),
                        new ContentBlock.RedactedThinking("\ufffd"),
                        new ContentBlock.UserAction(List.of(new ContentBlock.Text("\ufffd"))),
                        new ContentBlock.LineageRef("\ufffd", "\ufffd"),
                        new ContentBlock.AssetRef("\ufffd", "\ufffd", 3),
                        new ContentBlock.Other("\ufffd", Map.of("\ufffd", storable))),
                StorableContent.of(
                        List.of(
                                new ContentBlock.Text("\u0000"),
                                new ContentBlock.ToolUse("\u0000", "\udc00", odd),
                                new ContentBlock.ToolResult("\u0000", "\u0000", true),
                                new ContentBlock.Image(source("\u0000")),
                                new ContentBlock.Document(source("\u0000"), "\u0000", 7L),
                                new ContentBlock.Thinking("\u0000", "\u0000"),
                                new ContentBlock.Thinking("\u0000", null),
                                new ContentBlock.RedactedThinking("\u0000"),
                                new ContentBlock.UserAction(
                                        List.of(new ContentBlock.Text("\u0000"))),
                                new ContentBlock.LineageRef("\u0000", "\u0000"),
                                new ContentBlock.AssetRef("\u0000", "\u0000", 3),
                                new ContentBlock.Other("\u0000", Map.of("\ud800", odd)))));
    }

    private static MediaSource source(String text) {
        return new MediaSource(text, text, text, text, text);
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }
}
