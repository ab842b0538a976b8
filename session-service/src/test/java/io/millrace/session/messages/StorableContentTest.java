package io.millrace.session.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.streams.contract.content.ContentBlock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorableContentTest {
    @Test
    void the_character_that_postgres_cannot_keep_is_replaced_everywhere() throws Exception {
        var json = new ObjectMapper();
        var input = json.readTree("{\"a\\u0000\":[\"b\\u0000\",1,{\"c\":\"d\"}]}");

        var stored =
                StorableContent.of(
                        List.of(
                                new ContentBlock.Text("a\0b"),
                                new ContentBlock.ToolUse("1\0", "t", input),
                                new ContentBlock.ToolResult("1", "x\0", true),
                                new ContentBlock.Other("image", Map.of("k", new TextNode("\0")))));

        assertEquals(
                List.of(
                        new ContentBlock.Text("a\uFFFDb"),
                        new ContentBlock.ToolUse(
                                "1\uFFFD",
                                "t",
                                json.readTree("{\"a\uFFFD\":[\"b\uFFFD\",1,{\"c\":\"d\"}]}")),
                        new ContentBlock.ToolResult("1", "x\uFFFD", true),
                        new ContentBlock.Other("image", Map.of("k", new TextNode("\uFFFD")))),
                stored);
    }
}
