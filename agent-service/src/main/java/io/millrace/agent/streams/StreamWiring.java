package io.millrace.agent.streams;

import io.agroal.api.AgroalDataSource;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.JtaTransactions;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.fanout.FanoutWriter;
import io.millrace.streams.delivery.leases.Leases;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The parts of stream-delivery as beans.
@Singleton
public class StreamWiring {

    @Produces
    @Singleton
    Transactions transactions(TransactionManager manager, AgroalDataSource database) {
        return new JtaTransactions(manager, database);
    }

    @Produces
    @Singleton
    DeliverySettings deliverySettings(StreamSettings settings, Ids ids) {
        DeliverySettings defaults =
                DeliverySettings.defaults(
                        StreamName.Source.AGENT,
                        settings.consumer().orElseGet(() -> "agent-" + ids.next()));
        return defaults.withRhythm(
                        settings.heartbeat(),
                        defaults.pollInterval(),
                        defaults.slowPoll(),
                        defaults.housekeeping())
                .withShutdownGrace(settings.shutdownGrace());
    }

    /// The loops have a client of their own: parked readers would hold the connections of others.
    @Produces
    @Singleton
    RedisLink redisLink(@RedisClientName("streams") Redis redis, StreamSettings settings) {
        return new RedisLink(redis, settings.redisTimeout());
    }

    @Produces
    @Singleton
    Delivery delivery(
            DeliverySettings delivery,
            RedisLink redis,
            Transactions transactions,
            DirectConnections direct,
            DeliveryObserver observer,
            OpenTelemetry openTelemetry,
            TracingConfig tracing) {
        return new Delivery(
                delivery,
                redis,
                transactions,
                direct,
                observer,
                new DeliverySpans(openTelemetry, tracing.endpoint().isPresent()));
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

    @Produces
    @Singleton
    Leases leases(Delivery delivery) {
        return delivery.leases();
    }

    @Produces
    @Singleton
    Outbox outbox(Delivery delivery) {
        return delivery.outbox();
    }

    @Produces
    @Singleton
    FanoutWriter fanoutWriter(Delivery delivery) {
        return delivery.fanoutWriter();
    }
}
