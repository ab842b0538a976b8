package io.millrace.streams.delivery.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.delivery.entries.EntryIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void aPositionIsReadAsItIsWritten() {
        Position position = new Position("e1x", "1700000000000-3");
        assertEquals("e1x:1700000000000-3", position.toString());
        assertEquals(position, Position.parse(position.toString()));
    }

    @Test
    void aPositionMayHoldTheLargestNumber() {
        String largest = "e1:18446744073709551615-18446744073709551615";
        assertEquals(largest, Position.parse(largest).toString());
    }

    @Test
    void zeroIsBeforeEverything() {
        assertTrue(Position.parse("0").isBeginning());
        assertEquals("0", Position.BEGINNING.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e1",
                "e1:",
                ":1-1",
                "e1:x",
                "e1:1-",
                "e1:-1",
                "e1:1-1-1",
                "e1:1-18446744073709551616",
                "e1:99999999999999999999-1"
            })
    void whatIsNoPositionIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Position.parse(text));
    }

    @Test
    void idsAreComparedAsNumbers() {
        assertTrue(EntryIds.compare("10-0", "9-5") > 0);
        assertTrue(EntryIds.compare("9-10", "9-9") > 0);
        assertEquals(0, EntryIds.compare("9", "9-0"));
    }
}
