package io.millrace.agent.stack;

import io.millrace.agent.stack.FakeServer.Answer;
import io.millrace.agent.stack.FakeServer.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// session-service and sql-analyzer-service, as far as this service calls them, in the shapes of
/// their OpenAPI documents.
public final class FakePeers implements AutoCloseable {
    private static final String TASKS = "/api/v1/tasks/";
    private static final String SESSIONS = "/api/v1/sessions/";
    private static final String MESSAGES = "/messages";
    private static final String EMPTY_PAGE =
            "{\"data\":[],\"page\":1,\"pageSize\":100,\"next\":null}";
    private static final Answer NOT_FOUND =
            new Answer(404, error("not_found_error", "TASK_NOT_FOUND", "There is no such task"));

    private final Map<String, String> tasks = new ConcurrentHashMap<>();
    private final Map<String, String> messages = new ConcurrentHashMap<>();
    private final FakeServer session = new FakeServer(this::answerAsSession);
    private final FakeServer sql = new FakeServer(request -> answerAsSql(request));
    private volatile Function<Request, Answer> analysis = FakePeers::analysed;
    private volatile boolean sessionAway;

    /// A task that may be worked on, or in another state.
    ///
    /// @param cancelRequestedAt a time, or null
    public void task(String id, String status, String control, String cancelRequestedAt) {
        tasks.put(
                id,
                """
                {"id":"%s","sessionId":"%s","userId":"u","description":"d","type":"IMMEDIATE",
                "status":"%s","priority":"MEDIUM","control":"%s","createdAt":"2026-01-01T00:00:00Z",
                "createdBy":"USER","updatedAt":"2026-01-01T00:00:00Z","scheduledFor":null,
                "queuedAt":"2026-01-01T00:00:00Z","executedAt":null,"completedAt":null,
                "cancelRequestedAt":%s,"error":null,"result":null,"model":null,"attempt":0,
                "usage":{"inputTokens":0,"outputTokens":0}}\
                """
                        .formatted(
                                id,
                                id,
                                status,
                                control,
                                cancelRequestedAt == null
                                        ? "null"
                                        : '"' + cancelRequestedAt + '"'));
    }

    /// The messages of a session, as the items of a page.
    public void history(String session, String items) {
        messages.put(session, items);
    }

    /// What sql-analyzer-service answers from now on.
    public void analysis(Function<Request, Answer> answers) {
        analysis = answers;
    }

    /// Whether session-service answers 503.
    public void sessionAway(boolean away) {
        sessionAway = away;
    }

    public URI sessionUrl() {
        return session.url();
    }

    public URI sqlUrl() {
        return sql.url();
    }

    public List<Request> sqlRequests() {
        return sql.requests();
    }

    public List<Request> sessionRequests() {
        return session.requests();
    }

    @Override
    public void close() {
        session.close();
        sql.close();
    }

    /// What sql-analyzer-service says of any statement here.
    public static Answer analysed(Request request) {
        return new Answer(
                200,
                """
                {"dialect":"postgres","statements":[{"kind":"select","readOnly":true,
                "span":{"start":{"line":1,"column":1},"end":{"line":1,"column":30}},
                "tables":[{"databaseIdentifier":null,"schemaIdentifier":"s","tableIdentifier":"orders",
                "alias":"o","columns":["x"],"kind":"base","role":"read"}],"joins":[],"ctes":[],
                "filters":[],"parameters":[],"columns":[{"name":"y","target":null,
                "sources":[{"table":"s.orders","column":"x","kind":"expression","resolved":true}]}],
                "vague":{"tables":[],"columns":[]},"warnings":[],"errors":[],"fingerprint":"f"}],
                "errors":[]}\
                """);
    }

    /// An error body.
    public static String error(String type, String code, String message) {
        return "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"code\":\"%s\",\"param\":null,\"requestId\":\"r\"}}"
                .formatted(message, type, code);
    }

    private Answer answerAsSession(Request request) {
        if (sessionAway) {
            return new Answer(
                    503, error("service_unavailable_error", "SERVICE_UNAVAILABLE", "away"));
        }
        String path = request.path();
        if (path.startsWith(TASKS)) {
            String task = tasks.get(path.substring(TASKS.length()));
            return task == null ? NOT_FOUND : new Answer(200, task);
        }
        if (path.startsWith(SESSIONS) && path.endsWith(MESSAGES)) {
            String items =
                    messages.get(
                            path.substring(SESSIONS.length(), path.length() - MESSAGES.length()));
            return new Answer(
                    200, items == null ? EMPTY_PAGE : EMPTY_PAGE.replace("[]", "[" + items + "]"));
        }
        return NOT_FOUND;
    }

    private Answer answerAsSql(Request request) {
        return request.path().equals("/api/v1/sql/analyze") ? analysis.apply(request) : NOT_FOUND;
    }
}
