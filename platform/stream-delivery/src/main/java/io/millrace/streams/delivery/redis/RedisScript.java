package io.millrace.streams.delivery.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Lua script that lies beside the class that calls it.
public final class RedisScript {
    private final String text;
    private final String sha;

    /// Reads the script.
    ///
    /// @param caller the class it lies beside
    /// @param resource the file's name
    public RedisScript(Class<?> caller, String resource) {
        try (InputStream in = caller.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The script " + resource + " is not there");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            sha = HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException("The script " + resource + " is not readable", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    /// Calls the script by its digest; Redis answers NOSCRIPT when it does not know it (yet).
    ///
    /// @param arguments strings, numbers or bytes
    public Request call(List<String> keys, List<?> arguments) {
        return request(Command.EVALSHA, sha, keys, arguments);
    }

    /// Calls the script, and brings it along if Redis does not know it.
    public @Nullable Response run(RedisLink redis, List<String> keys, List<?> arguments) {
        try {
            return redis.send(call(keys, arguments));
        } catch (RedisRefusal e) {
            if (!e.is("NOSCRIPT")) {
                throw e;
            }
            return redis.send(request(Command.EVAL, text, keys, arguments));
        }
    }

    /// Makes Redis know the script.
    public void load(RedisLink redis) {
        redis.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(text));
    }

    private static Request request(
            Command command, String script, List<String> keys, List<?> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        for (Object argument : arguments) {
            if (argument instanceof byte[] bytes) {
                request.arg(bytes);
            } else {
                request.arg(argument.toString());
            }
        }
        return request;
    }
}
