package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.generated.Attempt.Expected;
import io.millrace.session.generated.Operation.Parameter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request of one operation about what one user has, as the document wants it, to be written with
/// some of it otherwise.
final class Draft {
    /// Longer addresses are refused before anybody reads them, and so without a word.
    static final int LONGEST_VALUE = 3_500;

    private final ApiDocument document;
    private final Operation operation;
    private final Subject mine;
    private final Samples samples;

    Draft(ApiDocument document, Operation operation, Subject mine) {
        this.document = document;
        this.operation = operation;
        this.mine = mine;
        samples = new Samples(document);
    }

    /// The ids in its path.
    Map<String, String> path() {
        Map<String, String> path = new HashMap<>();
        operation.in("path").forEach(each -> path.put(each.name(), known(each.name(), mine)));
        return path;
    }

    /// The id that stands in the path behind the name of what it is an id of.
    String known(String parameter, Subject subject) {
        String[] segments = operation.path().split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].equals("{" + parameter + "}")) {
                return subject.bySegment().getOrDefault(segments[i - 1], subject.session());
            }
        }
        throw new IllegalArgumentException(parameter + " is not in " + operation.path());
    }

    /// What its query must have.
    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        for (Parameter parameter : operation.in("query")) {
            if (parameter.required()) {
                query.put(
                        parameter.name(),
                        samples.of(parameter.schema(), parameter.name(), Map.of()).asText());
            }
        }
        return query;
    }

    /// The schemas of the bodies that it takes.
    List<JsonNode> bodies() {
        return operation.body() == null ? List.of() : document.alternatives(operation.body());
    }

    JsonNode sample(JsonNode schema) {
        return samples.of(schema, null, mine.byField(operation.path()));
    }

    /// The first of them, null when it takes none.
    @Nullable String body() {
        List<JsonNode> bodies = bodies();
        return bodies.isEmpty() ? null : sample(bodies.getFirst()).toString();
    }

    /// @param what is wrong with it
    Attempt attempt(
            String what,
            Map<String, String> ids,
            Map<String, String> query,
            Map<String, String> headers,
            @Nullable String body,
            Expected expected) {
        String target = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            target = target.replace("{" + id.getKey() + "}", encoded(id.getValue()));
        }
        List<String> pairs = new ArrayList<>();
        query.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
        Map<String, String> all = new HashMap<>(Map.of("Content-Type", operation.mediaType()));
        all.putAll(headers);
        return new Attempt(
                operation,
                what,
                pairs.isEmpty() ? target : target + "?" + String.join("&", pairs),
                all,
                body,
                expected);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, Api.CHARACTERS).replace("+", "%20");
    }

    static String shortened(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
