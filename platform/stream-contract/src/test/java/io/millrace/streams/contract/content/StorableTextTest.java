package io.millrace.streams.contract.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {
    @Test
    void what_cannot_be_stored_or_sent_is_replaced() {
        assertEquals("a\ufffdb", StorableText.of("a\u0000b"));
        assertEquals("a\ufffdb\ufffd", StorableText.of("a\ud800b\udbff"));
        assertEquals("\ufffd\ufffd", StorableText.of("\udc00\ud800"));
        assertEquals("\ufffd\ud83d\ude00", StorableText.of("\ud83d\ud83d\ude00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\\u0000 \\\\ c\"\n\u00e4", "\ud83d\ude00\ud83d\ude00"})
    void anything_else_stays_as_it_is(String text) {
        assertEquals(text, StorableText.of(text));
    }
}
