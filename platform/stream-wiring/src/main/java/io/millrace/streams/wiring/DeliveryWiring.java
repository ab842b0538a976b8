package io.millrace.streams.wiring;

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
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionManager;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The parts of stream-delivery as beans. Its transactions are Quarkus' own, so that what an ORM
/// writes, the outbox and the inbox are one.
@Singleton
public class DeliveryWiring {

    @Produces
    @Singleton
    Transactions transactions(TransactionManager manager, DataSource pool) {
        return new JtaTransactions(manager, pool);
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

    /// @param redis over a client of its own: parked readers would hold the connections of others
    @Produces
    @Singleton
    Delivery delivery(
            DeliverySettings settings,
            RedisLink redis,
            Transactions transactions,
            DirectConnections direct,
            DeliveryObserver observer,
            OpenTelemetry openTelemetry,
            TracingConfig tracing) {
        return new Delivery(
                settings,
                redis,
                transactions,
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
    Leases leases(Delivery delivery) {
        return delivery.leases();
    }

    @Produces
    @Singleton
    FanoutWriter fanoutWriter(Delivery delivery) {
        return delivery.fanoutWriter();
    }
}
