package io.millrace.start;

import io.millrace.start.BackOff.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;

/// Asks a Redis server `PING`, as an inline command. A server that wants a password first is there,
/// one that still reads its append-only file is not.
record Redis(String host, int port, boolean encrypted) implements BackOff.Question {
    private static final int DEFAULT_PORT = 6379;
    private static final int TIMEOUT_MILLIS = 5_000;

    /// @param url `redis://[[user]:password@]host[:port][/database]`, or `rediss://` with TLS
    static Redis at(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("REDIS_URL needs a host: redis://host:6379");
        }
        return new Redis(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                "rediss".equals(uri.getScheme()));
    }

    @Override
    public Answer ask() {
        try (Socket socket =
                encrypted ? SSLSocketFactory.getDefault().createSocket() : new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
            if (line == null) {
                return new Answer.NotYet("it closed the connection");
            }
            return line.startsWith("+PONG") || line.startsWith("-NOAUTH")
                    ? new Answer.Ready()
                    : new Answer.NotYet(line);
        } catch (IOException e) {
            return new Answer.NotYet(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
