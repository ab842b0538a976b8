package io.millrace.session.sandboxes.allocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where sandboxes come from and how long they are lent.
@ConfigMapping(prefix = "millrace.sandboxes")
public interface SandboxConfig {
    /// Who lends sandboxes: none and pool lend from the built-in pool, external asks another
    /// service.
    @WithDefault("none")
    AllocatorChoice allocator();

    /// The built-in pool.
    Pool pool();

    /// The external allocator.
    External external();

    /// How returns to the pool are carried out.
    Operations operations();

    /// Who is told.
    Webhooks webhooks();

    interface Pool {
        /// How long an item is lent without news of its borrower before it is taken back.
        @WithDefault("1h")
        Duration leaseTime();

        /// How often those who wait look for a free item, unless this process frees one.
        @WithDefault("500ms")
        Duration poll();

        /// The longest time that a request may wait for a free item.
        @WithDefault("60s")
        Duration maxWait();

        /// How many requests may wait at a time in one process; more are turned away.
        @WithDefault("64")
        int maxWaiting();
    }

    interface External {
        /// Its address, `http://` or `https://`; `/borrow`, `/return` and `/submit` are below it.
        /// Needed when it is the one in use. A name that only the deployment can give, so no user
        /// leads this service to another host.
        Optional<URI> url();

        /// Sent as a bearer token.
        Optional<String> token();

        /// How long an answer may take, beyond the time it was allowed to wait.
        @WithDefault("5s")
        Duration timeout();
    }

    interface Webhooks {
        /// Who is told when a sandbox of the pool is submitted, borrowed or returned, by name.
        Map<String, Subscriber> subscribers();

        /// How long an answer may take.
        @WithDefault("5s")
        Duration timeout();

        /// How often what is to be told is looked for.
        @WithDefault("1s")
        Duration interval();

        /// The wait after the first failed attempt; it doubles each time.
        @WithDefault("1s")
        Duration firstBackoff();

        /// The longest wait between attempts.
        @WithDefault("5m")
        Duration maxBackoff();

        /// After how many attempts somebody is no longer told. A return that somebody must be told
        /// of is then given up, and its sandbox kept apart.
        @WithDefault("10")
        int maxAttempts();
    }

    interface Subscriber {
        /// Where it is told; only the deployment can name it.
        URI url();

        /// What it is told of.
        Set<SandboxEvent> events();

        /// Whether a borrow is rolled back, and a return waits, unless it has answered 2xx.
        @WithDefault("false")
        boolean mustSucceed();

        /// Signs what it is told.
        String secret();
    }

    interface Operations {
        /// How often unfinished returns and expired leases are looked for.
        @WithDefault("1s")
        Duration interval();

        /// How many one round deals with at most.
        @WithDefault("100")
        int batch();

        /// How many watchers of operations one process serves at a time.
        @WithDefault("64")
        int maxWatching();

        /// How long one watcher is served at most.
        @WithDefault("5m")
        Duration watchLimit();

        /// How long nothing is said to a watcher before a ping.
        @WithDefault("15s")
        Duration ping();
    }
}
