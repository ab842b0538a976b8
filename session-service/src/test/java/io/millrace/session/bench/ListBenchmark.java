package io.millrace.session.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.teststack.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long a list of 50 sessions takes when there are a million: each order on its first page and
/// far down by cursor, a state and words. Argument: a file for the figures.
///
/// One caller, one request after the other over one connection; the time is from the request until
/// the whole body has been read.
final class ListBenchmark {
    private static final String OWNER = "owner-of-many";
    private static final int WARM_UP = 300;
    private static final int COUNTED = 1_000;

    /// How many rows a list is followed before it is far down, page by page of the largest size.
    private static final int FAR = 100_000;

    private static final int LARGEST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;

    private ListBenchmark(URI service) {
        this.service = service;
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        List<String> figures = new ArrayList<>();
        try (PackagedService service = PackagedService.start("384m")) {
            ManySessions.fill(service, Tokens.userId(OWNER));
            ListBenchmark benchmark = new ListBenchmark(service.address());
            figures.add("ms: p50, p99, max");
            for (String order : List.of("createdAt", "updatedAt", "title")) {
                String list = "/api/v1/sessions?sort=" + order;
                figures.add(benchmark.measure(order + ", page 1", list));
                figures.add(
                        benchmark.measure(
                                order + ", behind " + FAR + " rows",
                                list + "&cursor=" + benchmark.farDown(list)));
            }
            figures.add(benchmark.measure("failed", "/api/v1/sessions?sessionStatus=FAILED"));
            figures.add(
                    benchmark.measure(
                            "one word that many have", "/api/v1/sessions/search?q=orders"));
            figures.add(
                    benchmark.measure("a word that one has", "/api/v1/sessions/search?q=c81e728d"));
        }
        Files.write(Path.of(arguments[0]), figures);
    }

    private String measure(String what, String list) throws IOException, InterruptedException {
        HttpRequest request = request(list + "&pageSize=50");
        for (int i = 0; i < WARM_UP; i++) {
            answer(request);
        }
        double[] millis = new double[COUNTED];
        for (int i = 0; i < COUNTED; i++) {
            long begun = System.nanoTime();
            answer(request);
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return "%-42s %8.1f %8.1f %8.1f"
                .formatted(
                        what, millis[COUNTED / 2], millis[COUNTED * 99 / 100], millis[COUNTED - 1]);
    }

    /// The cursor of the page behind so many rows.
    private String farDown(String list) throws IOException, InterruptedException {
        String cursor = "";
        for (int rows = 0; rows < FAR; rows += LARGEST) {
            JsonNode page = JSON.readTree(answer(request(list + "&pageSize=" + LARGEST + cursor)));
            cursor = "&cursor=" + page.path("next").asText();
        }
        return cursor.substring("&cursor=".length());
    }

    private HttpRequest request(String target) {
        return HttpRequest.newBuilder(service.resolve(target))
                .header("Authorization", "Bearer " + Tokens.user(OWNER).token())
                .timeout(PATIENCE)
                .build();
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }
}
