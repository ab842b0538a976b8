package io.millrace.agent.streams;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.quarkus.redis.client.RedisClientName;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What `stream-wiring` makes the parts of delivery from.
@Singleton
public class StreamWiring {

    /// The loops have a client of their own: parked readers would hold the connections of others.
    @Produces
    @Singleton
    RedisLink redisLink(@RedisClientName("streams") Redis redis, StreamSettings settings) {
        return new RedisLink(redis, settings.redisTimeout());
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
}
