package io.millrace.localstack.redis;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plain connection to a Redis on this machine, speaking RESP2 (the protocol's specification is
/// at redis.io/docs/latest/develop/reference/protocol-spec). Not for several threads at a time.
public final class RedisConnection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /// Redis answered with an error; the message is its own.
    public static final class ErrorReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ErrorReply(String message) {
            super(message);
        }
    }

    /// Connects to a port of 127.0.0.1.
    public static RedisConnection open(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return new RedisConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Connects to a server of this machine by its address.
    ///
    /// @param url `redis://127.0.0.1:<port>`, with or without `/<number>` of a database
    public static RedisConnection open(String url) throws IOException {
        URI address = URI.create(url);
        RedisConnection connection = open(address.getPort());
        String path = address.getPath();
        if (path.length() > 1) {
            try {
                connection.call("SELECT", path.substring(1));
            } catch (IOException | ErrorReply e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    /// Sends a command and waits for its answer, at most 30 s.
    ///
    /// @param words command and arguments, each a `byte[]` or anything else by its `toString`
    /// @return a text, a `Long`, or a list of such; a nil is the empty text. Bytes that are no
    ///   UTF-8 need [#callForBytes]
    /// @throws ErrorReply if Redis refuses
    public Object call(Object... words) throws IOException {
        return texts(callForBytes(words));
    }

    /// As [#call], with every text as the `byte[]` it is, and nil as an empty one.
    public Object callForBytes(Object... words) throws IOException {
        write("*" + words.length);
        for (Object word : words) {
            byte[] bytes =
                    word instanceof byte[] raw
                            ? raw
                            : word.toString().getBytes(StandardCharsets.UTF_8);
            write("$" + bytes.length);
            out.write(bytes);
            write("");
        }
        out.flush();
        return reply();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\r');
        out.write('\n');
    }

    private Object reply() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest.getBytes(StandardCharsets.UTF_8);
            case '-' -> throw new ErrorReply(rest);
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IOException("not a reply of RESP2: " + line.charAt(0));
        };
    }

    private byte[] bulk(int length) throws IOException {
        if (length < 0) {
            return new byte[0];
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length || in.read() != '\r' || in.read() != '\n') {
            throw new EOFException("the connection ended inside an answer");
        }
        return bytes;
    }

    private List<Object> array(int length) throws IOException {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(reply());
        }
        return elements;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            line.append((char) c);
        }
        if (in.read() != '\n' || line.isEmpty()) {
            throw new IOException("not a line of RESP2");
        }
        return line.toString();
    }

    private static Object texts(@Nullable Object reply) {
        return switch (reply) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case List<?> list -> list.stream().map(RedisConnection::texts).toList();
            case Long number -> number;
            case null, default -> throw new IllegalArgumentException("not a reply: " + reply);
        };
    }
}
