package io.millrace.session.streams;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.JtaTransactions;
import io.millrace.streams.delivery.outbox.Outbox;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.streams.delivery.settings.DeliverySpans;
import io.millrace.tracing.TracingConfig;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.redis.client.RedisClientName;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts stream delivery together from what Quarkus brings: its transactions, its pool, and the
/// Redis client `streams`, whose pool is apart so that a waiting loop never keeps a request
/// waiting.
@Singleton
public class StreamWiring {

    @Produces
    @Singleton
    Delivery delivery(
            StreamConfig config,
            @RedisClientName("streams") Redis redis,
            TransactionManager transactions,
            DataSource pool,
            DirectConnections direct,
            DeliveryObserver observer,
            OpenTelemetry openTelemetry,
            TracingConfig tracing) {
        return new Delivery(
                settings(config),
                new RedisLink(redis, config.commandTimeout()),
                new JtaTransactions(transactions, pool),
                direct,
                observer,
                new DeliverySpans(openTelemetry, tracing.endpoint().isPresent()));
    }

    @Produces
    @Singleton
    Outbox outbox(Delivery delivery) {
        return delivery.outbox();
    }

    @Produces
    @Singleton
    DirectConnections direct(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "")
                    String password) {
        return new DirectConnections(url, user, password);
    }

    private static DeliverySettings settings(StreamConfig config) {
        return DeliverySettings.defaults(
                        StreamName.Source.SESSION,
                        config.consumer().orElseGet(InstanceName::ofProcess))
                .withSlots(config.slots())
                .withRetries(
                        config.maxAttempts(),
                        config.firstBackoff(),
                        config.maxBackoff(),
                        config.gapPatience())
                .withShutdownGrace(config.shutdownGrace());
    }
}
