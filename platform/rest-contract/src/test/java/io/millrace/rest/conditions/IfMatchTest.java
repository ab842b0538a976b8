package io.millrace.rest.conditions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    private static final EntityTag SEVEN = EntityTag.of(7);

    @Test
    void without_the_header_there_is_no_condition() {
        assertInstanceOf(IfMatch.Absent.class, IfMatch.parse(null));
        assertTrue(IfMatch.parse(null).holdsFor(SEVEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"7\"",
                "\"6\", \"7\"",
                "\"6\",\"7\" , \"8\"",
                ", \"7\",,",
                "\"a,b\", \"7\"",
                "W/\"1\", \"7\""
            })
    void the_version_that_was_seen_may_be_changed(String header) {
        assertTrue(IfMatch.parse(header).holdsFor(SEVEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"\"", "\"77\"", "W/\"7\"", "\"6\", W/\"7\"", "\"6,7\""})
    void another_version_may_not(String header) {
        IfMatch condition = IfMatch.parse(header);

        assertFalse(condition.holdsFor(SEVEN));
        var refusal = assertThrows(DomainException.class, () -> condition.check(SEVEN));
        assertEquals(ErrorCode.PRECONDITION_FAILED, refusal.code());
        assertEquals(Optional.of("If-Match"), refusal.param());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "7",
                "\"7",
                "7\"",
                "\"7\" \"8\"",
                "\"7\"8",
                "*, \"7\"",
                "\"7\", *",
                "w/\"7\"",
                "W/7",
                "\"a b\"",
                "\"a\u0001\""
            })
    void what_is_no_list_of_tags_is_refused_by_name(String header) {
        var refusal = assertThrows(DomainException.class, () -> IfMatch.parse(header));

        assertEquals(ErrorCode.INVALID_INPUT, refusal.code());
        assertEquals(Optional.of("If-Match"), refusal.param());
    }

    @Test
    void a_condition_that_holds_lets_pass() {
        assertDoesNotThrow(() -> IfMatch.parse("\"7\"").check(SEVEN));
    }
}
