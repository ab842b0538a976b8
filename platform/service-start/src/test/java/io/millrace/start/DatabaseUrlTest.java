package io.millrace.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @Test
    void a_full_address_becomes_a_jdbc_address_and_credentials() {
        DatabaseUrl url =
                DatabaseUrl.parse("postgres://mill%40er:p%3Aa+ss@db.example:6432/agent?ssl=true");

        assertEquals("jdbc:postgresql://db.example:6432/agent?ssl=true", url.jdbcUrl());
        assertEquals("mill@er", url.user());
        assertEquals("p:a+ss", url.password());
    }

    @Test
    void port_and_credentials_may_be_absent() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://localhost/agent");

        assertEquals("jdbc:postgresql://localhost:5432/agent", url.jdbcUrl());
        assertNull(url.user());
        assertNull(url.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://miller:secret@localhost/agent",
                "postgres://miller:secret@localhost",
                "postgres://miller:sec ret@localhost/agent",
                "postgres:///agent?password=secret"
            })
    void what_is_no_address_is_refused_without_telling_the_password(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));

        assertFalse(refusal.toString().contains("sec"), refusal::toString);
    }

    @Test
    void its_text_holds_no_password() {
        String text = DatabaseUrl.parse("postgres://miller:hidden@localhost/agent").toString();

        assertEquals("localhost:5432/agent", text);
    }
}
