package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.session.generated.Attempt.Expected;
import io.millrace.session.generated.Operation.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Requests of one operation, about what one user has.
final class Attempts {
    private static final String IF_MATCH = "If-Match";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final ApiDocument document;
    private final Operation operation;
    private final Subject theirs;
    private final Draft draft;
    private final Faults faults;
    private final Map<String, String> path;

    /// @param theirs what somebody else has
    Attempts(ApiDocument document, Operation operation, Subject mine, Subject theirs) {
        this.document = document;
        this.operation = operation;
        this.theirs = theirs;
        draft = new Draft(document, operation, mine);
        faults = new Faults(document, mine.byField(operation.path()), theirs.byAnyField());
        path = draft.path();
    }

    /// As the document wants it, with nothing that may be absent.
    Attempt right() {
        return draft.attempt(
                "right", path, draft.query(), Map.of(), draft.body(), new Expected.Anything());
    }

    /// Each with one thing that is not as the document wants it.
    ///
    /// @param accepted whether it is taken when it is as the document wants it
    List<Attempt> wrong(boolean accepted) {
        List<Attempt> attempts = new ArrayList<>();
        inPath(attempts, accepted);
        inQuery(attempts, accepted);
        inHeaders(attempts, accepted);
        List<JsonNode> bodies = draft.bodies();
        for (int i = 0; i < bodies.size(); i++) {
            // What is right has the first of them.
            inBody(bodies.get(i), accepted && i == 0, attempts);
        }
        if (!bodies.isEmpty()) {
            noBody(attempts);
        }
        return attempts;
    }

    private void inPath(List<Attempt> attempts, boolean accepted) {
        for (String name : path.keySet()) {
            for (String id :
                    List.of(
                            "x",
                            "\u0000",
                            "a\u001b\u202e",
                            "x".repeat(3_000),
                            "0199a1b2-0000-7000-8000-00000000000g",
                            "0199a1b2-0000-7000-8000-000000000000",
                            draft.known(name, theirs))) {
                Map<String, String> other = new HashMap<>(path);
                other.put(name, id);
                attempts.add(
                        draft.attempt(
                                "path " + name,
                                other,
                                draft.query(),
                                Map.of(),
                                draft.body(),
                                expected(true, accepted, name)));
            }
        }
    }

    private void inQuery(List<Attempt> attempts, boolean accepted) {
        for (Parameter parameter : operation.in("query")) {
            boolean plain =
                    ApiDocument.type(parameter.schema()).equals("string")
                            && !parameter.schema().has("enum")
                            && !parameter.schema().has("format");
            for (Fault fault : faults.of(parameter.schema())) {
                if (fault.value().isContainerNode()) {
                    continue;
                }
                String value = Draft.shortened(fault.value().asText(), Draft.LONGEST_VALUE);
                Map<String, String> query = draft.query();
                query.put(parameter.name(), value);
                // A number is as good a text as any, and a list's empty condition is none.
                boolean certain =
                        fault.certain()
                                && !plain
                                && !(value.isEmpty() && operation.method().equals("GET"));
                attempts.add(
                        draft.attempt(
                                "query " + parameter.name() + " " + fault.what(),
                                path,
                                query,
                                Map.of(),
                                draft.body(),
                                expected(certain, accepted, parameter.name())));
            }
        }
    }

    private void inHeaders(List<Attempt> attempts, boolean accepted) {
        Map<String, List<String>> bad =
                Map.of(
                        IF_MATCH, List.of("\"no such version\"", "W/\"0\"", "nonsense", "\""),
                        IDEMPOTENCY_KEY, List.of("a b", "x".repeat(256)));
        for (Parameter parameter : operation.in("header")) {
            for (String value : bad.getOrDefault(parameter.name(), List.of())) {
                attempts.add(
                        draft.attempt(
                                "header " + parameter.name(),
                                path,
                                draft.query(),
                                Map.of(parameter.name(), value),
                                draft.body(),
                                expected(true, accepted, parameter.name())));
            }
        }
    }

    private void inBody(JsonNode schema, boolean accepted, List<Attempt> attempts) {
        boolean many = document.takesMany(operation.body());
        for (Fault fault : faults.of(schema)) {
            boolean list = many && fault.at().isEmpty() && fault.value().isArray();
            Expected expected = expected(fault.certain() && !list, accepted, fault.at());
            attempts.add(withBody(fault, fault.value().toString(), expected));
            if (many && accepted && fault.certain() && fault.value().isObject()) {
                JsonNode array = JsonNodeFactory.instance.arrayNode().add(fault.value());
                attempts.add(withBody(fault, array.toString(), new Expected.ElementRefused()));
            }
        }
    }

    private Attempt withBody(Fault fault, String body, Expected expected) {
        return draft.attempt(
                "body " + fault.at() + " " + fault.what(),
                path,
                draft.query(),
                Map.of(),
                body,
                expected);
    }

    private static Expected expected(boolean certain, boolean accepted, String at) {
        if (!certain) {
            return new Expected.Anything();
        }
        // Of the samples within a field nobody knows whether they are taken, so its own name will
        // do.
        String field = at.split("[.\\[]", 2)[0];
        return accepted ? new Expected.RefusedByName(field) : new Expected.Refused();
    }

    private void noBody(List<Attempt> attempts) {
        for (String body :
                List.of(
                        "",
                        "{",
                        "null",
                        "\u0000",
                        "{'a':1}",
                        "{\"a\":1} {}",
                        "[".repeat(20_000),
                        "{\"a\":".repeat(20_000),
                        "{\"a\":1,\"a\":2}",
                        "{\"a\":1e9999999999}",
                        "{\"a\":\"" + "x".repeat(1_200_000) + "\"}")) {
            attempts.add(
                    draft.attempt(
                            "no such body",
                            path,
                            draft.query(),
                            Map.of(),
                            body,
                            new Expected.Refused()));
        }
        attempts.add(
                draft.attempt(
                        "another media type",
                        path,
                        draft.query(),
                        Map.of("Content-Type", "text/plain"),
                        draft.body(),
                        new Expected.Refused()));
    }
}
