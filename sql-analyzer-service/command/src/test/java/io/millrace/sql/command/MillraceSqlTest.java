package io.millrace.sql.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.json.AnalysisJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MillraceSqlTest {
    private static final String INSERT = "insert into a select o.x + 1 as y from s.orders o";

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aScriptOnStandardInputIsAnalysedOnOneLine() {
        Ran ran = Ran.with(INSERT, "analyze", "--dialect", "postgres");

        assertEquals(
                new Ran(
                        0,
                        AnalysisJson.of(
                                        SqlEngine.analyze(
                                                INSERT, Dialects.postgres(), Catalog.none()))
                                + "\n",
                        ""),
                ran);
    }

    @Test
    void filesAreAnsweredInTheirOrderAndStandardInputMayBeAmongThem() throws IOException {
        Ran ran =
                Ran.with(
                        "select 2 as b",
                        "analyze",
                        "--dialect=postgres",
                        file("1.sql", "select 1 as a"),
                        "-",
                        file("3.sql", "\uFEFFselect 3 as c"));

        assertEquals(0, ran.code());
        assertEquals(3, ran.lines().size());
        for (int i = 0; i < 3; i++) {
            JsonNode result = new ObjectMapper().readTree(ran.lines().get(i));
            assertEquals(
                    String.valueOf("abc".charAt(i)),
                    result.at("/statements/0/columns/0/name").asText());
        }
    }

    @Test
    void aStatementThatIsNotUnderstoodIsToldWithItsPlaceAndEndsWith1() throws IOException {
        String file = file("bad.sql", "select 1;\nselect a\nfrom t whre x = 1");

        Ran ran = Ran.with("", "analyze", "--dialect", "postgres", file);

        assertEquals(1, ran.code());
        assertTrue(ran.err().startsWith(file + ":3:"), ran::err);
        assertTrue(ran.err().contains(": PARSE_ERROR: "), ran::err);
        assertEquals(1, ran.lines().size());
    }

    @Test
    void aSchemaResolvesStarsAndDefaultsNameTables() throws IOException {
        String schema =
                file("schema.json", "{\"sales.t\":[\"a\",{\"name\":\"b\",\"type\":\"int\"}]}");

        Ran ran =
                Ran.with(
                        "select * from t",
                        "lineage",
                        "--dialect",
                        "postgres",
                        "--schema",
                        schema,
                        "--default-schema",
                        "sales");

        JsonNode columns = new ObjectMapper().readTree(ran.out()).at("/statements/0/columns");
        assertEquals(2, columns.size());
        assertEquals("sales.t", columns.at("/1/sources/0/table").asText());
        assertEquals("b", columns.at("/1/sources/0/column").asText());
    }

    @Test
    void strictMakesVagueReferencesErrors() {
        String vague = "select x from s.a, s.b";

        assertEquals(0, Ran.with(vague, "analyze", "--dialect", "postgres").code());
        Ran strict = Ran.with(vague, "analyze", "--dialect", "postgres", "--strict");
        assertEquals(1, strict.code());
        assertTrue(strict.err().contains("VAGUE_REFERENCES"), strict::err);
    }

    @ParameterizedTest
    @CsvSource({
        "json, '{\"dialect\":\"postgres\",'",
        "mermaid, 'flowchart LR\n'",
        "dot, 'digraph lineage {\n'",
        "svg, '<svg xmlns='",
        "openlineage, '{\"eventType\":\"COMPLETE\",'"
    })
    void lineageIsWrittenInEveryFormat(String format, String beginning) {
        Ran ran = Ran.with(INSERT, "lineage", "--dialect", "postgres", "--format", format);

        assertEquals(0, ran.code());
        assertTrue(ran.out().startsWith(beginning), ran::out);
        assertTrue(ran.out().endsWith("\n"));
        assertTrue(ran.out().contains("orders"));
    }

    @ParameterizedTest
    @CsvSource({
        "json, '\"influences\":[{\"kind\":\"filter\"'",
        "mermaid, '-.->|filter|'",
        "dot, 'filter'",
        "svg, 'mr-filter\" d='"
    })
    void influencesAreToldIfTheyAreAskedFor(String format, String told) {
        String sql = "select a from s.t where b = 1";

        Ran plain = Ran.with(sql, "lineage", "--dialect=postgres", "--format", format);
        Ran asked =
                Ran.with(sql, "lineage", "--dialect=postgres", "--format", format, "--influences");

        assertEquals(0, asked.code());
        assertFalse(plain.out().contains(told), plain::out);
        assertTrue(asked.out().contains(told), asked::out);
    }

    @Test
    void anEventHasItsInfluencesWithoutBeingAsked() {
        Ran ran =
                Ran.with(
                        "select a from s.t where b = 1",
                        "lineage",
                        "--dialect=postgres",
                        "--format=openlineage");

        assertTrue(ran.out().contains("\"subtype\":\"FILTER\""), ran::out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --dialect=postgres --influences",
                "lineage --jsonl --influences",
                "lineage --dialect=postgres --format=openlineage --influences"
            })
    void influencesAreRefusedWhereTheyHaveNoEffect(String line) {
        assertEquals(2, Ran.with("select 1", line.split(" ", -1)).code());
    }

    @Test
    void anEventIsNamedByTheCommandLine() throws IOException {
        Ran ran =
                Ran.with(
                        INSERT,
                        "lineage",
                        "--dialect=postgres",
                        "--format=openlineage",
                        "--namespace=postgres://db:5432",
                        "--job=nightly",
                        "--run=01890000-0000-7000-8000-000000000001",
                        "--time=2026-01-02T03:04:05Z");

        JsonNode event = new ObjectMapper().readTree(ran.out());
        assertEquals("nightly", event.at("/job/name").asText());
        assertEquals("01890000-0000-7000-8000-000000000001", event.at("/run/runId").asText());
        assertEquals("2026-01-02T03:04:05Z", event.get("eventTime").asText());
        assertEquals("postgres://db:5432", event.at("/inputs/0/namespace").asText());
    }

    @Test
    void anErrorCannotGiveTheTerminalOrders() {
        Ran ran = Ran.with("select \u001B[2J\u009B1m from", "analyze", "--dialect", "postgres");

        assertEquals(1, ran.code());
        assertTrue(ran.err().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F)), ran::err);
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        Ran ran = Ran.with(new byte[] {'s', (byte) 0xC3, '('}, "analyze", "--dialect", "postgres");

        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("millrace-sql: -: is no UTF-8"), ran::err);
        assertEquals("", ran.out());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'Say what to do'",
        "'explain', 'explain is no subcommand'",
        "'analyze', 'Say which --dialect'",
        "'analyze --dialect', '--dialect needs a value'",
        "'analyze --dialect klingon', 'dialect must be one of postgres, '",
        "'analyze --dialect postgres --colour', '--colour is no option'",
        "'analyze --dialect postgres --format svg', '--format is no option'",
        "'analyze --dialect postgres --dialect mysql', '--dialect is given twice'",
        "'analyze --dialect postgres --strict=yes', '--strict takes no value'",
        "'analyze --dialect postgres no-such-file', 'no-such-file: there is no such file'",
        "'analyze --dialect postgres --schema no-such-file', 'no-such-file: there is no such file'",
        "'analyze --dialect postgres --threads 2', '--threads goes with --jsonl only'",
        "'analyze --dialect postgres - -', 'Standard input can be read once only'",
        "'analyze --dialect postgres --schema -', 'Standard input can be read once only'",
        "'analyze --dialect postgres --default-schema=', '--default-schema needs a value'",
        "'lineage --jsonl --through made', '--through does not go with --jsonl.'",
        "'analyze --dialect postgres -- --strict', '--strict: there is no such file'",
        "'lineage --dialect postgres --format png', '--format must be one of json, mermaid, '",
        "'lineage --dialect postgres --format dot a b', 'A diagram is drawn of one script'",
        "'lineage --dialect postgres --run 7', '--run goes with --format openlineage only'",
        "'lineage --dialect postgres --format openlineage --run 7', '--run must be a UUID'",
        "'lineage --dialect postgres --format openlineage --time now', '--time must be a time'",
        "'lineage --dialect postgres --through all', '--through must be one of temporary, made'",
        "'analyze --dialect postgres --through made', '--through is no option'",
        "'lineage --jsonl --through made', '--through does not go with --jsonl'",
        "'analyze --jsonl --dialect postgres', '--dialect does not go with --jsonl'",
        "'analyze --jsonl --strict', '--strict does not go with --jsonl'",
        "'analyze --jsonl a.jsonl', '--jsonl reads standard input'",
        "'analyze --jsonl --threads 0', '--threads must be between 1 and 64'",
        "'analyze --jsonl --threads many', '--threads must be a number'"
    })
    void wrongUsageIsToldAndEndsWith2(String commandLine, String message) {
        String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");

        Ran ran = Ran.with("", arguments);

        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().startsWith("millrace-sql: " + message), ran::err);
    }

    @ParameterizedTest
    @CsvSource({"temporary, s.t", "made, s.a", "written, s.a"})
    void columnsAreTracedThroughTablesOfTheScript(String through, String source) {
        String script =
                "create table s.t as select x from s.a; create temp table u as select x from s.t;"
                        + " select x from u";

        Ran ran = Ran.with(script, "lineage", "--dialect=postgres", "--through", through);

        assertEquals(0, ran.code(), ran::err);
        String last = ran.out().substring(ran.out().lastIndexOf("\"columns\""));
        assertTrue(
                last.startsWith(
                        "\"columns\":[{\"name\":\"x\",\"target\":null,\"sources\":[{\"table\":\""
                                + source
                                + "\""),
                ran::out);
    }

    @Test
    void aSchemaThatCannotBeReadIsRefused() throws IOException {
        String schema = file("schema.json", "{\"t\":[\"a\",\"a\"]}");

        Ran ran = Ran.with("", "analyze", "--dialect", "postgres", "--schema", schema);

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("schema.t names the column a twice"), ran::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpTellsOfEveryDialect(String option) {
        Ran ran = Ran.with("", option);

        assertEquals(0, ran.code());
        Dialects.names().forEach(name -> assertTrue(ran.out().contains(" " + name), name));
        assertTrue(ran.out().lines().allMatch(line -> line.length() <= 96));
    }

    @Test
    void theVersionIsTheOneItWasBuiltAs() {
        assertTrue(
                Ran.with("", "--version").out().matches("millrace-sql \\d+\\.\\d+\\.\\d+\\S*\n"));
    }
}
