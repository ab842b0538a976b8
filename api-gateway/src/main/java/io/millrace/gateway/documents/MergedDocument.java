package io.millrace.gateway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Makes one OpenAPI 3.1 document of several. Every operation that the route table exposes is in it
/// and has a tag; a component that two services describe alike is there once, and under two names
/// when they differ.
final class MergedDocument {
    private static final Logger LOG = Logger.getLogger(MergedDocument.class);
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String SECURITY_SCHEME = "bearer";

    private final ObjectNode merged;
    private final ObjectNode paths;
    private final ObjectNode components;
    private final ArrayNode tags;
    private final Predicate<String> exposed;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tagNames = new HashSet<>();

    private MergedDocument(ObjectMapper json, Predicate<String> exposed) {
        this.exposed = exposed;
        merged = json.createObjectNode();
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Millrace")
                .put("version", "1")
                .put("description", "The backend for teams that put AI agents to work")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        merged.putArray("servers").addObject().put("url", "/");
        merged.putArray("security").addObject().putArray(SECURITY_SCHEME);
        tags = merged.putArray("tags");
        paths = merged.putObject("paths");
        components = merged.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject(SECURITY_SCHEME)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
    }

    /// Merges; of two operations with one path and method the first service's stays.
    ///
    /// @param exposed whether a path, with its `{parameters}`, can be reached through the gateway
    static ObjectNode of(
            List<ServiceDocument> documents, Predicate<String> exposed, ObjectMapper json) {
        MergedDocument merged = new MergedDocument(json, exposed);
        documents.forEach(document -> merged.add(document.service(), document.document()));
        return merged.merged;
    }

    private void add(String service, ObjectNode original) {
        ObjectNode document = original.deepCopy();
        Map<String, String> renamed = Components.collisions(service, document, components);
        Components.rename(document, renamed);
        Components.add(document, components);
        document.path("tags").forEach(this::addTag);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (exposed.test(path.getKey()) && path.getValue() instanceof ObjectNode item) {
                addPath(service, path.getKey(), item);
            }
        }
    }

    private void addTag(JsonNode tag) {
        if (tagNames.add(tag.path("name").asText())) {
            tags.add(tag);
        }
    }

    private void addPath(String service, String path, ObjectNode item) {
        ObjectNode target = paths.withObjectProperty(path);
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (target.has(field.getKey())) {
                LOG.warnf("%s describes %s %s a second time", service, field.getKey(), path);
                continue;
            }
            if (METHODS.contains(field.getKey())
                    && field.getValue() instanceof ObjectNode operation) {
                finish(service, path, field.getKey(), operation);
            }
            target.set(field.getKey(), field.getValue());
        }
    }

    /// A tag, an id of its own, and the one security scheme, unless the operation is open.
    private void finish(String service, String path, String method, ObjectNode operation) {
        if (operation.path("tags").isEmpty()) {
            operation.putArray("tags").add(service);
            if (tagNames.add(service)) {
                tags.addObject().put("name", service);
            }
        }
        String id = operation.path("operationId").asText("");
        if (id.isEmpty()) {
            id = method + "_" + path.replaceAll("[^A-Za-z0-9]+", "_");
        }
        if (!operationIds.add(id)) {
            id = Components.prefix(service) + "_" + id;
            operationIds.add(id);
        }
        operation.put("operationId", id);
        JsonNode security = operation.path("security");
        if (!security.isArray() || !security.isEmpty()) {
            operation.remove("security");
        }
    }
}
