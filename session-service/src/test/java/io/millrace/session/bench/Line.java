package io.millrace.session.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One caller's connection, HTTP/1.1 with no more than a load driver needs, so that it takes little
/// of the processor from those it measures.
final class Line implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket;
    private final InputStream in;
    private final String authorization;

    /// @param token of the caller
    Line(int port, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        authorization = "Authorization: Bearer " + token + "\r\n";
    }

    /// Asks for something.
    ///
    /// @return the body of the answer
    /// @throws IOException unless that is 200
    String get(String target) throws IOException {
        return exchange("GET", target, "", 200);
    }

    /// Sends JSON.
    ///
    /// @return the body of the answer
    /// @throws IOException unless that is 201
    String create(String target, String json) throws IOException {
        return exchange("POST", target, json, 201);
    }

    private String exchange(String method, String target, String body, int expected)
            throws IOException {
        byte[] content = body.getBytes(UTF_8);
        String head =
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + authorization
                        + (content.length == 0
                                ? ""
                                : "Content-Type: application/json\r\nContent-Length: "
                                        + content.length
                                        + "\r\n")
                        + "\r\n";
        byte[] start = head.getBytes(ISO_8859_1);
        byte[] request = new byte[start.length + content.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        socket.getOutputStream().write(request);

        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            chunked |= lower.equals(CHUNKED);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0 && !chunked) {
            throw new IOException(target + " was answered without a length: " + status);
        }
        byte[] answer = chunked ? chunks() : in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 " + expected)) {
            throw new IOException(target + ": " + status + " " + new String(answer, UTF_8));
        }
        return new String(answer, UTF_8);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(), 16);
        while (size > 0) {
            all.write(in.readNBytes(size));
            line();
            size = Integer.parseInt(line(), 16);
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The service hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
