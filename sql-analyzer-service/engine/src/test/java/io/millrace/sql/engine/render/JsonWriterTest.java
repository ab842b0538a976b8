package io.millrace.sql.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.render.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static String written(String text) throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out).value(text);
        return out.toString();
    }

    @Test
    void everyCharacterOfTheBasicPlaneIsWrittenAsJacksonWritesItAndReadBackAsItWas()
            throws IOException {
        ObjectMapper jackson = new ObjectMapper();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (Character.isSurrogate(c)) {
                continue;
            }
            String text = "a" + c + "b";
            assertEquals(jackson.writeValueAsString(text), written(text));
            assertEquals(text, jackson.readValue(written(text), String.class));
        }
    }

    @Test
    void aPairOfSurrogatesStaysAndHalfOfOneIsReplaced() throws IOException {
        assertEquals("\"😀\"", written("😀"));
        assertEquals("\"\uFFFDx\"", written("\uD83Dx"));
        assertEquals("\"x\uFFFD\"", written("x\uDE00"));
        assertEquals("\"\uFFFD\uFFFD\"", written("\uDE00\uD83D"));
    }

    @Test
    void commasStandBetweenMembersAndElementsAndNowhereElse() throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out)
                .beginObject()
                .name("a")
                .beginArray()
                .value(1)
                .value(true)
                .value((String) null)
                .beginObject()
                .endObject()
                .beginArray()
                .endArray()
                .endArray()
                .member("b", List.of())
                .member("c", -9_000_000_000L)
                .endObject();

        assertEquals("{\"a\":[1,true,null,{},[]],\"b\":[],\"c\":-9000000000}", out.toString());
    }
}
