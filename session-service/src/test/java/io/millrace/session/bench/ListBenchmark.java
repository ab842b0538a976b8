package io.millrace.session.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.localstack.postgres.Durability;
import io.millrace.session.bench.PackagedService.Build;
import io.millrace.teststack.Tokens;
import java.io.IOException;
import java.util.List;

/// How long a list of 50 sessions takes when there are a million: each order on its first page and
/// far down by cursor, also of one state, and words. Arguments: a file for the figures, and `jvm`
/// or `native`.
///
/// One caller, one request after the other over one connection; the time is from the request until
/// the whole body has been read.
final class ListBenchmark {
    private static final String OWNER = "owner-of-many";
    private static final int COUNTED = 1_000;
    private static final int OF_SLOW = 30;
    private static final int WARM_UP = 1_000;

    /// How many rows a list is followed before it is far down, page by page of the largest size.
    private static final int FAR = 100_000;

    /// The same where there are no more.
    private static final int FEW = 900;

    private static final int LARGEST = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PackagedService service;
    private final Figures figures;

    private ListBenchmark(PackagedService service, Figures figures) {
        this.service = service;
        this.figures = figures;
    }

    public static void main(String[] arguments) throws Exception {
        Figures.of(
                arguments,
                figures -> {
                    Servers servers = Servers.start(Durability.CRASH);
                    try (PackagedService service =
                            PackagedService.start(Build.of(arguments), servers, "--server")) {
                        ManySessions.fill(servers.database(), Tokens.userId(OWNER));
                        new ListBenchmark(service, figures).measure();
                    }
                });
    }

    private void measure() throws IOException {
        warmUp();
        figures.add("%-42s %8s %8s %8s".formatted("ms", "p50", "p99", "max"));
        for (String order : List.of("createdAt", "updatedAt", "title")) {
            String list = "/api/v1/sessions?sort=" + order;
            measure(order + ", page 1", list, COUNTED);
            measure(
                    order + ", behind " + FAR + " rows",
                    list + "&cursor=" + farDown(list, FAR),
                    COUNTED);
        }
        for (String status : List.of("COMPLETED", "FAILED")) {
            String list = "/api/v1/sessions?sessionStatus=" + status;
            int far = status.equals("FAILED") ? FEW : FAR;
            measure(status + ", page 1", list, COUNTED);
            measure(
                    status + ", behind " + far + " rows",
                    list + "&cursor=" + farDown(list, far),
                    COUNTED);
        }
        measure("a word that one has", "/api/v1/sessions/search?q=c81e728d", COUNTED);
        measure("a word that many have", "/api/v1/sessions/search?q=orders", OF_SLOW);
    }

    /// Of all kinds in turn, as the compiler of the virtual machine wants it.
    private void warmUp() throws IOException {
        try (Line line = line()) {
            for (int i = 0; i < WARM_UP; i++) {
                for (String list : List.of("sort=createdAt", "sort=updatedAt", "sort=title")) {
                    line.get("/api/v1/sessions?pageSize=50&" + list);
                }
            }
        }
    }

    private void measure(String what, String list, int counted) throws IOException {
        double[] millis = new double[counted];
        try (Line line = line()) {
            for (int i = 0; i < counted / 5; i++) {
                line.get(list + "&pageSize=50");
            }
            for (int i = 0; i < counted; i++) {
                long begun = System.nanoTime();
                line.get(list + "&pageSize=50");
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        figures.add("%-42s %s".formatted(what, Figures.spread(millis)));
    }

    /// The cursor of the page behind so many rows.
    private String farDown(String list, int far) throws IOException {
        String cursor = "";
        try (Line line = line()) {
            for (int rows = 0; rows < far; rows += LARGEST) {
                JsonNode page = JSON.readTree(line.get(list + "&pageSize=" + LARGEST + cursor));
                cursor = "&cursor=" + page.path("next").asText();
            }
        }
        return cursor.substring("&cursor=".length());
    }

    private Line line() throws IOException {
        return new Line(service.port(), Tokens.user(OWNER).token());
    }
}
