package io.millrace.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class NarratorTest {
    private final StringWriter printed = new StringWriter();
    private final Narrator narrator = new Narrator(new PrintWriter(printed, true));

    @Test
    void tellsAStepOnceWhetherPieceByPieceOrWhole() throws Exception {
        narrator.delta(json("{'step':1,'kind':'text','text':'I look '}"));
        narrator.delta(json("{'step':1,'kind':'text','text':'at it.'}"));
        narrator.message(json("{'step':1,'content':[{'type':'text','text':'I look at it.'}]}"));
        narrator.message(json("{'step':2,'content':[{'type':'text','text':'Done.'}]}"));

        assertEquals("I look at it.\nDone.\n", printed.toString());
    }

    @Test
    void tellsStepsInOrderThoughPiecesAreQuicker() throws Exception {
        narrator.delta(json("{'step':1,'kind':'text','text':'First'}"));
        narrator.delta(json("{'step':2,'kind':'text','text':'Second'}"));
        narrator.task(json("{'status':'RUNNING'}"));
        narrator.message(json("{'step':1,'content':[{'type':'text','text':'First'}]}"));
        narrator.message(json("{'step':2,'content':[{'type':'text','text':'Second'}]}"));

        assertEquals("First\n[RUNNING]\nSecond\n", printed.toString());
    }

    @Test
    void remembersTheAnalysisOfTheTool() throws Exception {
        narrator.message(
                json(
                        "{'step':1,'content':[{'type':'tool_use','id':'c1','name':'analyze_sql','input':{'sql':'select"
                                + " 1'}}]}"));
        narrator.message(
                json(
                        "{'step':2,'content':[{'type':'tool_result','tool_use_id':'c1','content':'{\\\"statements\\\":[]}','is_error':false}]}"));

        assertTrue(narrator.analysis().orElseThrow().has("statements"));
        assertTrue(printed.toString().contains("-> analyze_sql"), printed.toString());
    }

    @Test
    void aFailedToolIsToldAndGivesNoAnalysis() throws Exception {
        narrator.message(
                json(
                        "{'content':[{'type':'tool_use','id':'c1','name':'analyze_sql','input':{}}]}"));
        narrator.message(
                json(
                        "{'content':[{'type':'tool_result','tool_use_id':'c1','content':'no','is_error':true}]}"));

        assertTrue(narrator.analysis().isEmpty());
        assertTrue(printed.toString().contains("analyze_sql failed: no"), printed.toString());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Api.JSON.readTree(text.replace('\'', '"'));
    }
}
