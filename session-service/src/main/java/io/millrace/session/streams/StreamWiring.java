package io.millrace.session.streams;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.quarkus.redis.client.RedisClientName;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What `stream-wiring` makes the parts of delivery from.
@Singleton
public class StreamWiring {

    /// Over the client `streams`, whose pool is apart so that a waiting loop never keeps a request
    /// waiting.
    @Produces
    @Singleton
    RedisLink redisLink(@RedisClientName("streams") Redis redis, StreamConfig config) {
        return new RedisLink(redis, config.commandTimeout());
    }

    @Produces
    @Singleton
    DeliverySettings deliverySettings(StreamConfig config) {
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
