package io.millrace.gateway.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.gateway.fanout.BellListener;
import io.millrace.gateway.fanout.Channel;
import io.millrace.gateway.fanout.FanoutHub;
import io.millrace.streams.delivery.fanout.FanoutReader;
import io.millrace.streams.delivery.redis.RedisLink;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the one hub of this process and its reader, and starts and stops them with the service.
@Singleton
public class StreamWiring {
    private final FanoutReader reader;
    private final FanoutHub hub;
    private final BellListener listener;

    public StreamWiring(
            @RedisClientName("streams") Redis redis, WatchConfig config, MeterRegistry metrics) {
        reader = new FanoutReader(new RedisLink(redis, config.redisTimeout()));
        hub =
                new FanoutHub(
                        reader,
                        new Channel.Bound(
                                config.bound(), config.boundCharacters(), config.patience()),
                        config.readers());
        listener = new BellListener(hub, reader, config.block(), config.poll());
        metrics.gauge("millrace.gateway.watched.streams", hub, FanoutHub::streams);
        metrics.gauge("millrace.gateway.subscriptions", hub, FanoutHub::subscriptions);
        metrics.gauge("millrace.gateway.bell.connected", listener, l -> l.connected() ? 1 : 0);
    }

    void start(@Observes StartupEvent event) {
        listener.start();
    }

    void stop(@Observes ShutdownEvent event) {
        listener.close();
        reader.close();
    }

    @Produces
    @Singleton
    FanoutHub hub() {
        return hub;
    }

    @Produces
    @Singleton
    BellListener listener() {
        return listener;
    }
}
