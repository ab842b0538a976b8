package io.millrace.rest.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneOrManyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void an_object_is_one_and_an_array_many_even_of_one_or_none() throws JsonProcessingException {
        assertInstanceOf(OneOrMany.One.class, OneOrMany.of(json("{}"), 2));
        assertEquals(0, many("[]").elements().size());
        assertEquals(1, many("[{}]").elements().size());
        assertEquals(2, many("[{}, 7]").elements().size());
    }

    @Test
    void a_longer_array_than_allowed_is_refused() {
        var refusal = assertThrows(DomainException.class, () -> many("[1,2,3]"));

        assertEquals(ErrorCode.UNPROCESSABLE, refusal.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "\"x\"", "true"})
    void what_is_neither_is_refused(String body) {
        var refusal = assertThrows(DomainException.class, () -> OneOrMany.of(json(body), 2));

        assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
    }

    private static OneOrMany.Many many(String body) throws JsonProcessingException {
        return assertInstanceOf(OneOrMany.Many.class, OneOrMany.of(json(body), 2));
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return JSON.readTree(body);
    }
}
