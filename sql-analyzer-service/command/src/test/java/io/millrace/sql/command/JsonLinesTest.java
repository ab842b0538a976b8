package io.millrace.sql.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.sql.engine.render.json.LineageJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private static final int MANY = 3_000;

    private static String request(String sql) {
        return "{\"dialect\":\"postgres\",\"sql\":\"" + sql + "\"}\n";
    }

    private static String select(int i) {
        // Some take longer than others.
        return "select c" + i + " from s.t" + i + " where x > 1" + " or y < 2".repeat(i % 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "8"})
    void everyLineIsAnsweredInItsOrderByAnyNumberOfThreads(String threads) {
        String requests =
                IntStream.range(0, MANY)
                        .mapToObj(i -> request(select(i)))
                        .collect(Collectors.joining());

        Ran ran = Ran.with(requests, "analyze", "--jsonl", "--threads", threads);

        String expected =
                IntStream.range(0, MANY)
                        .mapToObj(i ->
                                AnalysisJson.of(
                                                SqlEngine.analyze(
                                                        select(i),
                                                        Dialects.postgres(),
                                                        Catalog.none()))
                                        + "\n")
                        .collect(Collectors.joining());
        assertEquals(new Ran(0, expected, ""), ran);
    }

    @Test
    void lineageIsWrittenAsWell() {
        Ran ran = Ran.with(request("select c from s.t"), "lineage", "--jsonl");

        assertEquals(
                LineageJson.of(
                                SqlEngine.analyze(
                                        "select c from s.t", Dialects.postgres(), Catalog.none()))
                        + "\n",
                ran.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sql\":\"select 1\",\"dialect\":\"klingon\"} | UNKNOWN_DIALECT | dialect",
                "{\"sql\":\"select 1\"} | INVALID_INPUT | dialect",
                "{\"sql\":\" \",\"dialect\":\"postgres\"} | INVALID_INPUT | sql",
                "{\"sql\":null,\"dialect\":\"postgres\"} | INVALID_INPUT | sql",
                "{\"sql\":1,\"dialect\":\"postgres\"} | INVALID_INPUT | sql",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"colour\":1} | INVALID_INPUT | colour",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"strict\":\"very\"} | INVALID_INPUT | strict",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":[]} | INVALID_INPUT | schema",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":[\"a\",\"a\"]}} | INVALID_INPUT | schema.t",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":[1]}} | INVALID_INPUT | schema.t[0]",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":[{}]}} | INVALID_INPUT | schema.t[0]",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":[{\"name\":[[[[[[[[[[1]]]]]]]]]]}]}} | INVALID_INPUT | schema.t[0]",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\",\"schema\":{\"t\":null}} | INVALID_INPUT | schema.t",
                "{\"sql\":\"select 1\",\"sql\":\"select 2\",\"dialect\":\"postgres\"} | INVALID_REQUEST |",
                "{\"sql\":\"select 1\",\"dialect\":\"postgres\"} {} | INVALID_REQUEST |",
                "{\"sql\": | INVALID_REQUEST |",
                "{'sql':1} | INVALID_REQUEST |",
                "[[[[[[[[[[[[ | INVALID_REQUEST |",
                "7 | INVALID_REQUEST |",
                "null | INVALID_REQUEST |",
                "'' | INVALID_REQUEST |"
            })
    void aBadLineIsAnsweredOnItsOwnAndTheRunGoesOn(String bad, String code, String param)
            throws IOException {
        Ran ran =
                Ran.with(
                        request("select 1") + bad + "\n" + request("select 2"),
                        "analyze",
                        "--jsonl");

        assertEquals(1, ran.code());
        assertEquals(3, ran.lines().size());
        JsonNode error = new ObjectMapper().readTree(ran.lines().get(1)).get("error");
        assertEquals(code, error.get("code").asText());
        assertEquals(param == null ? "null" : param, error.get("param").asText());
        assertEquals(2, error.get("line").asInt());
        assertTrue(ran.lines().get(0).startsWith("{\"dialect\":\"postgres\""));
        assertTrue(ran.lines().get(2).startsWith("{\"dialect\":\"postgres\""));
    }

    @Test
    void aLineThatIsTooLongCostsOnlyItself() throws IOException {
        String tooLong = "x".repeat(16 * 1024 * 1024 + 1);

        Ran ran =
                Ran.with(
                        request("select 1") + tooLong + "\n" + request("select 2"),
                        "analyze",
                        "--jsonl");

        assertEquals(3, ran.lines().size());
        assertEquals(
                "TOO_LARGE",
                new ObjectMapper().readTree(ran.lines().get(1)).at("/error/code").asText());
    }

    @Test
    void theLastLineNeedsNoEndAndOthersMayEndAsOnWindows() {
        String text = request("select 1").replace("\n", "\r\n") + request("select 2").strip();

        Ran ran = Ran.with(text, "analyze", "--jsonl");

        assertEquals(0, ran.code());
        assertEquals(2, ran.lines().size());
        assertEquals(0, Ran.with("", "analyze", "--jsonl").lines().size());
    }

    @Test
    void textThatIsNoUtf8IsABadLine() throws IOException {
        byte[] bytes = request("select 'x'").getBytes(StandardCharsets.ISO_8859_1);
        bytes[bytes.length - 5] = (byte) 0xC3;

        Ran ran = Ran.with(bytes, "analyze", "--jsonl");

        assertEquals(
                "INVALID_REQUEST",
                new ObjectMapper().readTree(ran.out()).at("/error/code").asText());
    }

    @Test
    void aStatementThatIsNotUnderstoodEndsWith1() {
        Ran ran =
                Ran.with(request("select from where") + request("select 1"), "analyze", "--jsonl");

        assertEquals(1, ran.code());
        assertEquals("", ran.err());
        assertTrue(ran.lines().getFirst().contains("PARSE_ERROR"));
    }

    @Test
    @Timeout(60)
    void whoAsksLineByLineIsAnsweredLineByLine() throws Exception {
        // given a run that is asked over a pipe
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(1 << 20);
        PipedInputStream in = new PipedInputStream(questions);
        PipedOutputStream out = new PipedOutputStream(answers);
        AtomicInteger code = new AtomicInteger(-1);
        Thread run =
                new Thread(() -> {
                    code.set(
                            new MillraceSql(
                                            in,
                                            out,
                                            new PrintStream(PrintStream.nullOutputStream()))
                                    .run(List.of("analyze", "--jsonl")));
                });
        run.start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));

        for (int i = 0; i < 5; i++) {
            // when one question is asked
            questions.write(request("select " + i + " as c" + i).getBytes(StandardCharsets.UTF_8));
            questions.flush();

            // then it is answered before the next
            String answer = reader.readLine();
            assertTrue(answer.contains("\"c" + i + "\""), answer);
        }
        questions.close();
        run.join(30_000);
        assertEquals(0, code.get());
    }
}
