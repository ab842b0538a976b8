package io.millrace.session.api;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that come with a task, and ranges of them.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class FilesTest {
    private static final int CHUNK = 256 * 1024;
    private static final byte[] TEXT = "0123456789".getBytes(StandardCharsets.UTF_8);

    private final Calls alice = Calls.somebody();

    @Test
    void a_tasks_files_are_kept_with_it_and_noted_in_its_first_message() {
        var made =
                alice.post(
                                "/tasks",
                                Map.of(
                                        "description",
                                        "Read them",
                                        "files",
                                        List.of(
                                                file("a.txt", "text/plain", TEXT),
                                                Map.of(
                                                        "name", "Größe \"x\".bin",
                                                        "base64", "data:;base64,AAEC",
                                                        "type", "",
                                                        "size", 3))))
                        .statusCode(201)
                        .body("files.name", contains("a.txt", "Größe \"x\".bin"))
                        .body("files.type", contains("text/plain", "application/octet-stream"))
                        .body("files.size", contains(10, 3))
                        .extract();
        String task = made.path("id");

        alice.get("/api/v1/tasks/{id}", task)
                .body("files", equalTo(made.<List<Object>>path("files")));
        alice.get("/tasks").body("tasks[0].files", nullValue());
        alice.get("/tasks/{id}/messages", task)
                .body("[0].content[0].text", equalTo("Read them"))
                .body("[0].content[1].text", containsString("a.txt (text/plain, 10 bytes)"))
                .body("[0].content[1].text", containsString(made.path("files[0].id")))
                .body("[0].content[2].text", containsString("3 bytes"));
        alice.get("/api/v1/files/{id}", made.<String>path("files[1].id"))
                .statusCode(200)
                .contentType("application/octet-stream")
                .header(
                        "Content-Disposition",
                        equalTo(
                                "attachment; filename=\"Gr__e _x_.bin\";"
                                        + " filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22x%22.bin"));
    }

    @Test
    void a_large_file_comes_back_byte_by_byte_and_in_ranges_over_its_chunks() {
        byte[] bytes = new byte[2 * CHUNK + 12_345];
        new Random(7).nextBytes(bytes);
        String id = kept(bytes);

        assertArrayEquals(bytes, get(id, null).statusCode(200).extract().asByteArray());
        for (int[] range :
                new int[][] {
                    {0, 0},
                    {CHUNK - 1, CHUNK},
                    {CHUNK, 2 * CHUNK - 1},
                    {CHUNK - 10, 2 * CHUNK + 10},
                    {2 * CHUNK + 12_344, 2 * CHUNK + 12_344}
                }) {
            var part =
                    get(id, "bytes=" + range[0] + "-" + range[1])
                            .statusCode(206)
                            .header(
                                    "Content-Range",
                                    "bytes %d-%d/%d".formatted(range[0], range[1], bytes.length))
                            .header("Content-Length", "" + (range[1] - range[0] + 1))
                            .extract();
            assertArrayEquals(
                    Arrays.copyOfRange(bytes, range[0], range[1] + 1), part.asByteArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=8-, 206, 89, bytes 8-9/10",
        "bytes=8-100, 206, 89, bytes 8-9/10",
        "'bytes=0-1,3-4', 200, 0123456789,",
        "bytes=4-2, 200, 0123456789,",
        "lines=1-2, 200, 0123456789,"
    })
    void a_range_is_answered_as_the_rfc_has_it(
            String range, int status, String body, String contentRange) {
        var answer = get(kept(TEXT), range).statusCode(status).extract();

        assertEquals(body, answer.asString());
        assertEquals(contentRange, answer.header("Content-Range"));
        assertEquals("bytes", answer.header("Accept-Ranges"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
    }

    @Test
    void a_range_that_is_not_there_is_416_and_says_how_long_the_file_is() {
        get(kept(TEXT), "bytes=10-")
                .statusCode(416)
                .header("Content-Range", "bytes */10")
                .body("error.code", equalTo("RANGE_NOT_SATISFIABLE"))
                .body("error.param", equalTo("Range"));
    }

    @Test
    void the_entity_tag_decides_whether_a_range_or_anything_is_sent() {
        String id = kept(TEXT);
        String tag = get(id, null).extract().header("ETag");

        assertEquals(206, with(id, "bytes=0-1", Map.of("If-Range", tag)).statusCode());
        assertEquals(200, with(id, "bytes=0-1", Map.of("If-Range", "\"x\"")).statusCode());
        assertEquals(200, with(id, "bytes=0-1", Map.of("If-Range", "W/" + tag)).statusCode());
        assertEquals(
                200,
                with(id, "bytes=0-1", Map.of("If-Range", "Sat, 01 Jan 2028 00:00:00 GMT"))
                        .statusCode());
        var unchanged = with(id, "bytes=0-1", Map.of("If-None-Match", "\"x\", W/" + tag));
        assertEquals(304, unchanged.statusCode());
        assertEquals(tag, unchanged.header("ETag"));
        assertEquals(206, with(id, "bytes=0-1", Map.of("If-None-Match", "\"x\"")).statusCode());
        assertEquals(412, with(id, null, Map.of("If-Match", "\"x\"")).statusCode());
        assertEquals(200, with(id, null, Map.of("If-Match", tag)).statusCode());
        assertThat(
                get(kept("other".getBytes(StandardCharsets.UTF_8)), null).extract().header("ETag"),
                not(equalTo(tag)));
    }

    @Test
    void a_file_is_its_owners_and_gone_with_its_task() {
        Calls.Opened opened = alice.submits(task(TEXT));
        String id =
                alice.get("/tasks/{id}", opened.task().toString()).extract().path("files[0].id");

        Calls.somebody()
                .get("/api/v1/files/{id}", id)
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"));
        alice.get("/api/v1/files/{id}", UUID.randomUUID().toString()).statusCode(404);
        alice.get("/api/v1/files/{id}", "x").statusCode(400).body("error.param", equalTo("id"));
        alice.delete("/tasks/" + opened.task()).statusCode(204);
        alice.get("/api/v1/files/{id}", id).statusCode(404);
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                Arguments.of("files[0].base64", "{'name':'a','type':'text/plain','size':1}"),
                bad("base64", "{'name':'a','base64':'?','type':'text/plain','size':1}"),
                bad("base64", "{'name':'a','base64':'QQ=A','type':'text/plain','size':1}"),
                bad("base64", "{'name':'a','base64':'QUJD\\n','type':'text/plain','size':3}"),
                bad("base64", "{'name':'a','base64':'data:text/plain,A','type':'','size':1}"),
                bad("base64", "{'name':'a','base64':7,'type':'text/plain','size':1}"),
                bad("base64", "{'name':'a','base64':null,'type':'text/plain','size':1}"),
                bad("size", "{'name':'a','base64':'QQ==','type':'text/plain'}"),
                bad("size", "{'name':'a','base64':'QQ==','type':'text/plain','size':0}"),
                bad("size", "{'name':'a','base64':'','type':'text/plain','size':0}"),
                bad("size", "{'name':'a','base64':'','type':'text/plain','size':1}"),
                bad("size", "{'name':'a','base64':'QQ==','type':'text/plain','size':2}"),
                bad("size", "{'name':'a','base64':'QQ==','type':'text/plain','size':8388609}"),
                bad("size", "{'name':'a','base64':'QQ==','type':'text/plain','size':'x'}"),
                bad("type", "{'name':'a','base64':'QQ==','size':1}"),
                bad("type", "{'name':'a','base64':'QQ==','type':'text','size':1}"),
                bad("type", "{'name':'a','base64':'QQ==','type':'a/b\\r\\nc: d','size':1}"),
                bad(
                        "type",
                        "{'name':'a','base64':'QQ==','type':'application/x-msdownload','size':1}"),
                bad("name", "{'base64':'QQ==','type':'text/plain','size':1}"),
                bad("name", "{'name':'','base64':'QQ==','type':'text/plain','size':1}"),
                bad("name", "{'name':'..','base64':'QQ==','type':'text/plain','size':1}"),
                bad("name", "{'name':'../a','base64':'QQ==','type':'text/plain','size':1}"),
                bad("name", "{'name':'a\\u0000','base64':'QQ==','type':'text/plain','size':1}"),
                bad(
                        "path",
                        "{'name':'a','base64':'QQ==','type':'text/plain','size':1,'path':'/'}"));
    }

    private static Arguments bad(String field, String file) {
        return Arguments.of("files[0]." + field, file);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void a_bad_file_is_refused_by_name_and_nothing_is_made(String param, String file) {
        alice.post("/tasks", "{\"description\":\"x\",\"files\":[" + file.replace('\'', '"') + "]}")
                .statusCode(400)
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo(param));
        alice.get("/tasks").body("total", equalTo(0));
    }

    @Test
    void the_second_bad_file_is_named_as_the_second() {
        alice.post(
                        "/api/v1/tasks",
                        Map.of(
                                "description",
                                "x",
                                "files",
                                List.of(
                                        file("a", "text/plain", TEXT),
                                        Map.of(
                                                "name", "b",
                                                "base64", "!",
                                                "type", "text/plain",
                                                "size", 1))))
                .statusCode(400)
                .body("error.param", equalTo("files[1].base64"));
    }

    @Test
    void too_many_files_are_refused() {
        alice.post(
                        "/tasks",
                        Map.of(
                                "description",
                                "x",
                                "files",
                                Collections.nCopies(21, file("a", "text/plain", TEXT))))
                .statusCode(400)
                .body("error.param", equalTo("files"));
    }

    @Test
    void a_request_with_files_may_be_larger_than_others_and_has_its_limit() {
        byte[] bytes = new byte[3 << 20];

        alice.submits(task(bytes));
        alice.post("/tasks", "{\"description\":\"" + "x".repeat(17 << 20) + "\"}")
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    private String kept(byte[] bytes) {
        Calls.Opened opened = alice.submits(task(bytes));
        return alice.get("/tasks/{id}", opened.task().toString()).extract().path("files[0].id");
    }

    private static Map<String, Object> task(byte[] bytes) {
        return Map.of("description", "x", "files", List.of(file("f.txt", "text/plain", bytes)));
    }

    private static Map<String, Object> file(String name, String type, byte[] bytes) {
        return Map.of(
                "name",
                name,
                "base64",
                Base64.getEncoder().encodeToString(bytes),
                "type",
                type,
                "size",
                bytes.length);
    }

    private io.restassured.response.ValidatableResponse get(String id, String range) {
        RequestSpecification request = alice.request();
        return (range == null ? request : request.header("Range", range))
                .get("/api/v1/files/" + id)
                .then();
    }

    private ExtractableResponse<Response> with(
            String id, String range, Map<String, String> headers) {
        RequestSpecification request = alice.request().headers(headers);
        return (range == null ? request : request.header("Range", range))
                .get("/api/v1/files/" + id)
                .then()
                .extract();
    }
}
