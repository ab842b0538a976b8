package io.millrace.session.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedRangeTest {
    private static final long SIZE = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-499, 0, 499",
        "bytes=500-999, 500, 999",
        "bytes=500-, 500, 999",
        "bytes=0-0, 0, 0",
        "bytes=999-, 999, 999",
        "bytes=900-5000, 900, 999",
        "bytes=900-99999999999999999999, 900, 999",
        "bytes=-1, 999, 999",
        "bytes=-500, 500, 999",
        "bytes=-1000, 0, 999",
        "bytes=-5000, 0, 999",
        "Bytes = 1 - 2, 1, 2"
    })
    void a_single_range_is_a_part_within_the_file(String header, long first, long last) {
        var part = new WantedRange.Part(first, last);

        assertEquals(part, WantedRange.of(header, SIZE));
        assertEquals(last - first + 1, part.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=1000-", "bytes=1000-1001", "bytes=99999999999999999999-", "bytes=-0"})
    void a_range_that_the_file_does_not_have_cannot_be_satisfied(String header) {
        assertEquals(new WantedRange.Unsatisfiable(), WantedRange.of(header, SIZE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=0-1,5-6",
                "bytes=0--1",
                "bytes=+1-2",
                "lines=0-1",
                "0-1"
            })
    void what_is_no_single_range_of_bytes_is_the_whole(String header) {
        assertEquals(new WantedRange.Whole(), WantedRange.of(header, SIZE));
    }

    @Test
    void without_a_range_all_is_wanted() {
        assertEquals(new WantedRange.Whole(), WantedRange.of(null, SIZE));
    }
}
