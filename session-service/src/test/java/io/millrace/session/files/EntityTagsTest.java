package io.millrace.session.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {
    private static final String TAG = "\"abc\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            quoteCharacter = '\'',
            value = {
                // header | If-None-Match names it | If-Match allows | If-Range lets the range count
                "absent | false | true | true",
                "\"abc\" | true | true | true",
                "W/\"abc\" | true | false | false",
                "* | true | true | false",
                "\"x\", \"abc\" | true | true | false",
                "\"x\" | false | false | false",
                "abc | false | false | false",
                "\"xabc\" | false | false | false",
                "Sat, 01 Jan 2028 00:00:00 GMT | false | false | false"
            })
    void a_header_is_compared_as_the_rfc_has_it(
            String header, boolean noneMatch, boolean match, boolean range) {
        assertEquals(noneMatch, EntityTags.noneMatchNames(header, TAG));
        assertEquals(match, EntityTags.matchAllows(header, TAG));
        assertEquals(range, EntityTags.rangeCounts(header, TAG));
    }
}
