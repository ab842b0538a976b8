package io.millrace.agent.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA =
            """
            {"type":"object","required":["name","tags"],
             "properties":{
               "name":{"type":"string","minLength":2,"maxLength":4},
               "kind":{"type":"string","enum":["a","b"]},
               "count":{"type":"integer","minimum":1,"maximum":10},
               "ratio":{"type":"number"},
               "tags":{"type":"array","maxItems":2,"items":{"type":"string"}},
               "deep":{"type":"object","required":["x"],"properties":{"x":{"type":"boolean"}}}}}\
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name is missing; tags is missing",
                "[] | the arguments must be of the type object and is array",
                "{'name':1,'tags':[]} | name must be of the type string and is integer",
                "{'name':'x','tags':[]} | name needs at least 2 characters",
                "{'name':'abcde','tags':[]} | name has more than 4 characters",
                "{'name':'ab','tags':['a','b','c']} | tags has more than 2 items",
                "{'name':'ab','tags':['a',null]} | tags[1] must be of the type string and is null",
                "{'name':'ab','tags':[],'kind':'c'} | kind must be one of [\"a\",\"b\"]",
                "{'name':'ab','tags':[],'count':0} | count is less than 1",
                "{'name':'ab','tags':[],'count':11} | count is greater than 10",
                "{'name':'ab','tags':[],'count':1.5} | count must be of the type integer and is number",
                "{'name':'ab','tags':[],'deep':{}} | deep.x is missing",
                "{'name':'ab','tags':[],'deep':{'x':true,'y':1}} | deep.y is not an argument of this tool",
                "{'name':'ab','tags':[],'other':1} | other is not an argument of this tool"
            })
    void every_problem_is_named_with_its_place(String arguments, String problems) {
        assertEquals(
                problems,
                String.join(
                        "; ",
                        new ArgumentSchema(json(SCHEMA))
                                .problems(json(arguments.replace('\'', '"')))));
    }

    @Test
    void what_the_schema_allows_passes() {
        String arguments =
                """
                {"name":"\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00","tags":["x"],"kind":"b","count":10,"ratio":1,"deep":{"x":false}}\
                """;

        assertEquals(List.of(), new ArgumentSchema(json(SCHEMA)).problems(json(arguments)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','pattern':'a+'} | pattern",
                "{'type':'object','properties':{'a':{'anyOf':[]}}} | #/properties/a",
                "{'type':'array','items':{'type':'text'}} | #/items",
                "{} | #"
            })
    void a_schema_that_would_be_half_checked_is_refused(String schema, String named) {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new ArgumentSchema(json(schema.replace('\'', '"'))));

        assertTrue(String.valueOf(refusal.getMessage()).contains(named), refusal::toString);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
