package io.millrace.session.faults;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.consumers.WorkConsumer;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.JdbcTransactions;
import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.handlers.WorkHandler;
import io.millrace.streams.delivery.leases.LeaseLost;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.OutboxRelay;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.streams.delivery.settings.TraceContext;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;

/// The agents: they take work as agent-service does, with a lease, and tell of each task that it
/// was started, a moment later what was said and that it is completed. How far they are with each
/// task is in the table `run` of their own database, so that one who comes later goes on there.
final class ScriptedAgents implements WorkHandler, AutoCloseable {
    private static final int MOST_MILLIS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;
    private final JdbcTransactions transactions;
    private final Delivery delivery;
    private final OutboxRelay relay;
    private final WorkConsumer consumer;

    /// A task whose prompt begins with `hold` waits for one of these.
    final Semaphore mayEnd = new Semaphore(0);

    /// The tasks that were begun or gone on with, as often as that was.
    final Queue<UUID> begun = new ConcurrentLinkedQueue<>();

    ScriptedAgents(Fleet fleet) {
        var database = fleet.postgres.createIfAbsent("agent");
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setURL(database.jdbcUrl());
        connections.setUser(database.user());
        connections.setPassword(database.password());
        connections.setConnectTimeout(5);
        connections.setSocketTimeout(20);
        transactions = new JdbcTransactions(connections);
        script("/db/delivery/V2026_11_21_1000__stream_delivery.sql");
        script("/db/delivery/V2026_11_21_1500__abandoned_work.sql");
        execute(
                "create table run (task_id uuid primary key, run_id uuid not null,"
                        + " ended boolean not null default false)");
        redis =
                Redis.createClient(
                        vertx,
                        new RedisOptions()
                                .setConnectionString(fleet.redis.url())
                                .setMaxPoolSize(32)
                                .setMaxPoolWaiting(200));
        delivery =
                new Delivery(
                        settings(),
                        new RedisLink(redis, Duration.ofSeconds(2)),
                        transactions,
                        DirectConnections.of(database.url()),
                        DeliveryObserver.NONE,
                        TraceContext.NONE);
        relay = delivery.relay();
        consumer =
                delivery.work(StreamName.allWorkTasks(), StreamName.Group.AGENT_WORKERS, 8, this);
        relay.start();
        consumer.start();
    }

    private static DeliverySettings settings() {
        return DeliverySettings.defaults(StreamName.Source.AGENT, "scripted")
                .withRhythm(
                        Duration.ofSeconds(3),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5))
                .withRetries(
                        50, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10))
                .withShutdownGrace(Duration.ofSeconds(5));
    }

    @Override
    public Outcome on(Work work) {
        if (!(work.envelope().data() instanceof TaskRequested task)) {
            return Outcome.rejected("no task");
        }
        try {
            Optional<RunId> run = fenced(work, () -> begin(task));
            if (run.isEmpty()) {
                return Outcome.handled();
            }
            begun.add(task.taskId().value());
            if (task.prompt().startsWith("hold")) {
                mayEnd.acquire();
            } else {
                // As long as a very quick model.
                Thread.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
            }
            fenced(work, () -> end(task, run.get()));
            return Outcome.handled();
        } catch (LeaseLost e) {
            return Outcome.ignored("another worker has the lease");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.retryLater("closing");
        }
    }

    private <T> T fenced(Work work, Supplier<T> step) {
        return transactions.inTransaction(() -> {
            delivery.leases().requireHeld(work.lease());
            return step.get();
        });
    }

    /// The run to go on with; empty when it has ended.
    private Optional<RunId> begin(TaskRequested task) {
        UUID id = task.taskId().value();
        RunId fresh = new RunId(UUID.randomUUID());
        if (update(
                        "insert into run (task_id, run_id) values (?, ?) on conflict do nothing",
                        id,
                        fresh.value())
                == 1) {
            tell(task, new TaskEvent.TaskStarted(task.taskId(), fresh, 1, "scripted"));
            return Optional.of(fresh);
        }
        return open(id);
    }

    private Optional<RunId> open(UUID task) {
        try (PreparedStatement query =
                transactions
                        .connection()
                        .prepareStatement(
                                "select run_id from run where task_id = ? and not ended")) {
            query.setObject(1, task);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new RunId(row.getObject(1, UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the run cannot be read", e);
        }
    }

    private boolean end(TaskRequested task, RunId run) {
        if (update("update run set ended = true where run_id = ? and not ended", run.value())
                == 0) {
            return false;
        }
        tell(
                task,
                new TaskEvent.MessageAppended(
                        task.taskId(),
                        run,
                        1,
                        1,
                        new MessageId(UUID.randomUUID()),
                        MessageRole.ASSISTANT,
                        List.of(new ContentBlock.Text("Done."))));
        tell(task, new TaskEvent.TaskCompleted(task.taskId(), run, "Done.", new TokenUsage(1, 1)));
        return true;
    }

    private int update(String sql, Object... parameters) {
        try (PreparedStatement statement = transactions.connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void tell(TaskRequested task, Payload event) {
        delivery.outbox()
                .enqueue(
                        NewEvent.on(
                                StreamName.EVENTS_TASKS.key(),
                                task.taskId(),
                                task.sessionId(),
                                event));
    }

    @Override
    public void givenUp(GivenUp work, String cause) {
        throw new IllegalStateException("nothing is ever given up here: " + cause);
    }

    private void script(String resource) {
        try (InputStream script = ScriptedAgents.class.getResourceAsStream(resource)) {
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private void execute(String sql) {
        transactions.runInTransaction(() -> {
            Connection connection = transactions.connection();
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        });
    }

    /// How many tasks were run to their end.
    long runs() {
        return transactions.inTransaction(() -> {
            try (var statement = transactions.connection().createStatement();
                    var row = statement.executeQuery("select count(*) from run where ended")) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException("the runs cannot be counted", e);
            }
        });
    }

    @Override
    public void close() {
        mayEnd.release(1_000);
        consumer.close();
        relay.close();
        delivery.close();
        redis.close();
        vertx.close();
    }
}
