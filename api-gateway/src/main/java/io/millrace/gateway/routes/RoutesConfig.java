package io.millrace.gateway.routes;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The services behind the gateway and the paths that lead to them.
@ConfigMapping(prefix = "millrace.gateway")
public interface RoutesConfig {
    /// The services, by name.
    Map<String, UpstreamConfig> upstreams();

    /// The routes, by any name.
    Map<String, RouteConfig> routes();

    /// How many requests of one caller may be under way at a time, in this instance; half of the
    /// connections to an upstream.
    @WithDefault("256")
    @Min(1)
    int requestsPerCaller();

    /// A service.
    interface UpstreamConfig {
        /// Where it listens; scheme, host and port only.
        URI url();

        /// How long a connection may take to come about.
        @WithDefault("2S")
        Duration connectTimeout();

        /// How long an exchange may be silent in the middle of its answer.
        @WithDefault("5M")
        Duration idleTimeout();

        /// How many connections may be open to it at a time.
        @WithDefault("512")
        @Min(1)
        int connections();

        /// Where its OpenAPI document may be; the first path that answers is taken.
        @WithDefault("/q/openapi,/openapi")
        List<String> documents();
    }

    /// A route.
    interface RouteConfig {
        /// The paths that lead there: whole segments, beginning with a slash.
        @NotEmpty
        List<@Pattern(regexp = "(/[A-Za-z0-9._-]+)+") String> prefixes();

        /// The name of the service.
        String upstream();

        /// The least role that may pass.
        @WithDefault("user")
        String role();

        /// How long the answer's first byte may take after the request was sent.
        @WithDefault("30S")
        Duration timeout();

        /// How large a request's body may be.
        @WithDefault("1M")
        MemorySize bodyLimit();
    }
}
