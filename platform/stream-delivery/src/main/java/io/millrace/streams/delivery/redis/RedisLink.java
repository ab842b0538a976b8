package io.millrace.streams.delivery.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A blocking, bounded face of the Vert.x client. Not for event loops.
public final class RedisLink {
    /// Errors that tell of the server's state and not of the command.
    private static final Set<String> TEMPORARY =
            Set.of(
                    "CONNECTION_CLOSED",
                    "LOADING",
                    "READONLY",
                    "MASTERDOWN",
                    "CLUSTERDOWN",
                    "TRYAGAIN",
                    "BUSY");

    private final Redis client;
    private final Duration timeout;

    /// @param client the caller's, who closes it. Its pool must have room for one connection per
    ///   consumer, relay, tail and bell beside those of commands.
    /// @param timeout the longest wait for an answer, at least a second
    public RedisLink(Redis client, Duration timeout) {
        if (timeout.toMillis() < 1_000) {
            throw new IllegalArgumentException("The time-out is at least a second");
        }
        this.client = client;
        this.timeout = timeout;
    }

    /// Sends a command and waits for the answer.
    ///
    /// @return null where Redis answers nil
    /// @throws RedisRefusal when Redis answers an error
    /// @throws RedisFailure when there is no answer
    public @Nullable Response send(Request request) {
        return await(client.send(request), timeout);
    }

    /// Sends commands in one go over one connection, and waits for all answers. One that fails does
    /// not hide the others' answers.
    public List<Reply> sendAll(List<Request> requests) {
        try (Dedicated connection = dedicated()) {
            return connection.sendAll(requests);
        }
    }

    /// A connection for one user, for commands that block.
    public Dedicated dedicated() {
        return new Dedicated();
    }

    /// The longest wait for an answer.
    Duration timeout() {
        return timeout;
    }

    private static <T> @Nullable T await(Future<T> future, Duration limit) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | CancellationException e) {
            throw new RedisFailure("Redis did not answer within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisFailure("Interrupted while waiting for Redis", e);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        boolean answered =
                cause instanceof Response && !TEMPORARY.contains(message.split(" ", 2)[0]);
        return answered
                ? new RedisRefusal(message, cause)
                : new RedisFailure("Redis is not to be had: " + message, cause);
    }

    /// The answer to one of several commands.
    public record Reply(@Nullable Response response, @Nullable RuntimeException failure) {

        /// The answer, or the exception that [RedisLink#send] would have thrown.
        public @Nullable Response get() {
            if (failure != null) {
                throw failure;
            }
            return response;
        }
    }

    /// One connection, opened on first use and again after a failure. Not for several threads.
    public final class Dedicated implements AutoCloseable {
        private @Nullable RedisConnection connection;

        /// Sends a command and waits for the answer.
        ///
        /// @param blocking how long the command itself may wait before it answers
        public @Nullable Response send(Request request, Duration blocking) {
            Future<Response> answer = open().send(request);
            try {
                return await(answer, timeout.plus(blocking));
            } catch (RedisFailure e) {
                giveUp(List.of(answer));
                throw e;
            }
        }

        /// Sends commands in one go and waits for all answers, for all of them together as long as
        /// for one.
        public List<Reply> sendAll(List<Request> requests) {
            RedisConnection opened = open();
            List<Future<Response>> answers = requests.stream().map(opened::send).toList();
            long deadline = System.nanoTime() + timeout.toNanos();
            List<Reply> replies = answers.stream().map(one -> reply(one, deadline)).toList();
            if (replies.stream().anyMatch(reply -> reply.failure() instanceof RedisFailure)) {
                giveUp(answers);
            }
            return replies;
        }

        private RedisConnection open() {
            RedisConnection opened = connection;
            if (opened == null) {
                Future<RedisConnection> connecting = client.connect();
                try {
                    opened = await(connecting, timeout);
                } catch (RedisFailure e) {
                    // It may still come, and would then be nobody's and fill the pool.
                    connecting.onSuccess(RedisConnection::close);
                    throw e;
                }
                if (opened == null) {
                    throw new IllegalStateException("The client gave no connection");
                }
                connection = opened;
            }
            return opened;
        }

        /// Gives a connection up whose answers may still be under way. It goes back to the pool
        /// only when they have come or it has broken: whoever got it earlier would wait behind
        /// them.
        private void giveUp(List<Future<Response>> answers) {
            RedisConnection opened = connection;
            connection = null;
            if (opened != null) {
                Future.join(answers).onComplete(done -> opened.close());
            }
        }

        /// Gives the connection back.
        @Override
        public void close() {
            RedisConnection opened = connection;
            connection = null;
            if (opened != null) {
                opened.close();
            }
        }
    }

    private static Reply reply(Future<Response> future, long deadline) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        try {
            return new Reply(await(future, left), null);
        } catch (RedisRefusal | RedisFailure e) {
            return new Reply(null, e);
        }
    }
}
