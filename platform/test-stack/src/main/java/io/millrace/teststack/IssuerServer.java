package io.millrace.teststack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/// Serves the keys and discovery documents of the test issuers; started on first use, it lives as
/// long as the virtual machine.
final class IssuerServer {
    private static final String DISCOVERY_PATH = "/.well-known/openid-configuration";
    private static final String PROPERTY = "millrace.teststack.issuers";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private IssuerServer() {}

    /// `http://127.0.0.1:<port>/`.
    static String baseUrl() {
        synchronized (TestStack.LOCK) {
            String known = System.getProperty(PROPERTY);
            if (known != null) {
                return known;
            }
            try {
                HttpServer server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/", IssuerServer::answer);
                server.setExecutor(
                        Executors.newCachedThreadPool(task ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("issuer-server")
                                        .unstarted(task)));
                server.start();
                String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
                System.setProperty(PROPERTY, url);
                return url;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot serve the keys of the test issuers", e);
            }
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            ObjectNode body = new ObjectMapper().createObjectNode();
            int status = OK;
            Issuer issuer = issuer(path);
            if (path.equals(issuer.name() + issuer.keysPath())) {
                body = SigningKeys.keySet(issuer);
            } else if (path.equals(issuer.name() + DISCOVERY_PATH)) {
                body.put("issuer", issuer.url()).put("jwks_uri", issuer.keysUrl());
            } else {
                status = NOT_FOUND;
            }
            byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    /// The issuer whose name, of two parts, the path begins with.
    private static Issuer issuer(String path) {
        List<String> parts = List.of(path.split("/", -1));
        return parts.size() > 1 && path.startsWith(Issuer.SERVICES)
                ? Issuer.service(parts.get(1))
                : Issuer.keycloak();
    }
}
