package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.session.generated.Attempt.Expected;
import io.millrace.session.generated.Operation.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Requests of which anything may come, and nobody knows what.
final class RandomAttempts {
    private final Operation operation;
    private final Draft draft;
    private final Samples samples;
    private final Faults faults;
    private final Map<String, String> known;
    private final Random random;

    RandomAttempts(
            ApiDocument document,
            Operation operation,
            Subject mine,
            Subject theirs,
            Random random) {
        this.operation = operation;
        this.random = random;
        draft = new Draft(document, operation, mine);
        samples = new Samples(document);
        known = mine.byField(operation.path());
        faults = new Faults(document, known, theirs.byAnyField());
    }

    /// Several things at random that are not as the document wants them, or as it does.
    Attempt next() {
        Map<String, String> query = draft.query();
        for (Parameter parameter : operation.in("query")) {
            if (random.nextInt(4) == 0) {
                query.put(parameter.name(), anyText(parameter.schema()));
            }
        }
        JsonNode body = null;
        List<JsonNode> bodies = draft.bodies();
        if (!bodies.isEmpty()) {
            JsonNode schema = bodies.get(random.nextInt(bodies.size()));
            body = draft.sample(schema);
            if (body instanceof ObjectNode object) {
                spoil(object, schema);
            }
        }
        return draft.attempt(
                "at random",
                draft.path(),
                query,
                Map.of(),
                body == null ? null : body.toString(),
                new Expected.Anything());
    }

    private String anyText(JsonNode schema) {
        List<Fault> all = faults.of(schema);
        String text =
                random.nextBoolean()
                        ? all.get(random.nextInt(all.size())).value().asText()
                        : samples.of(schema, null, Map.of()).asText();
        return Draft.shortened(text, Draft.LONGEST_VALUE / operation.parameters().size());
    }

    private void spoil(ObjectNode object, JsonNode schema) {
        for (Map.Entry<String, JsonNode> field : ApiDocument.properties(schema).properties()) {
            List<Fault> all = faults.of(field.getValue());
            switch (random.nextInt(4)) {
                case 0 -> object.set(field.getKey(), all.get(random.nextInt(all.size())).value());
                case 1 ->
                        object.set(
                                field.getKey(),
                                samples.of(field.getValue(), field.getKey(), known));
                default -> {}
            }
        }
    }
}
