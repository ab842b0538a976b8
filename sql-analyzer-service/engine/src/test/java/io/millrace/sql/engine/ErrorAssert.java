package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.text.SqlError;

/// What a test says about an error.
record ErrorAssert(SqlError error) {

    ErrorAssert at(int line, int column) {
        assertEquals(line + ":" + column, error.line() + ":" + error.column());
        return this;
    }

    ErrorAssert on(String text) {
        assertEquals(text, error.text());
        return this;
    }

    ErrorAssert hinting(String hint) {
        assertEquals(hint, error.hint());
        return this;
    }

    ErrorAssert saying(String part) {
        assertTrue(error.message().contains(part), error.message());
        return this;
    }
}
