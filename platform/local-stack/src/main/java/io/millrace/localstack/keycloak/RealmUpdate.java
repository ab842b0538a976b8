package io.millrace.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.localstack.process.ComponentFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings an existing realm up to the realm file. Keycloak imports a realm only if there is none of
/// that name, so a newer file would be ignored. What people added themselves stays; roles, groups,
/// clients and users of the file are replaced, with the same ids.
///
/// @param client for the admin API
/// @param url Keycloak's address
/// @param marker file that remembers which realm file the realm was made from
record RealmUpdate(HttpClient client, String url, Path marker) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    /// What Keycloak's own import replaces: `${VARIABLE:default}`.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");

    /// Compares and, if the file is another than last time, updates.
    void bringUpTo(byte[] realm) {
        String wanted = digest(realm);
        try {
            if (!Files.exists(marker)) {
                // A new data folder: the realm was imported from this file a moment ago.
                Files.writeString(marker, wanted);
            } else if (!Files.readString(marker).strip().equals(wanted)) {
                update(JSON.readTree(withoutPlaceholders(realm)));
                Files.writeString(marker, wanted);
            }
        } catch (IOException e) {
            throw new ComponentFailure("keycloak", "its realm cannot be brought up to date", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentFailure("keycloak", "interrupted while updating its realm", e);
        }
    }

    private void update(JsonNode realm) throws IOException, InterruptedException {
        ObjectNode partial = JSON.createObjectNode();
        partial.put("ifResourceExists", "OVERWRITE");
        for (String part : List.of("roles", "groups", "clients", "users")) {
            partial.set(part, realm.get(part));
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/admin/realms/millrace/partialImport"))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(partial.toString()))
                        .build();
        send(request, "the import of the newer realm file");
    }

    private String adminToken() throws IOException, InterruptedException {
        String form =
                "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                        .formatted(KeycloakServer.ADMIN, KeycloakServer.ADMIN);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(url + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return JSON.readTree(send(request, "the administrator's login"))
                .get("access_token")
                .asText();
    }

    private String send(HttpRequest request, String what) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != OK) {
            throw new ComponentFailure(
                    "keycloak",
                    "%s was answered with %d: %s"
                            .formatted(what, response.statusCode(), response.body()));
        }
        return response.body();
    }

    private static String withoutPlaceholders(byte[] realm) {
        return PLACEHOLDER
                .matcher(new String(realm, StandardCharsets.UTF_8))
                .replaceAll(found -> {
                    String value = System.getenv(found.group(1));
                    return Matcher.quoteReplacement(value == null ? found.group(2) : value);
                });
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
