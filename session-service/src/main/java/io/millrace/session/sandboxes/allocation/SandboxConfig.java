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
    /// Who lends sandboxes to sessions that name a repository: none, pool, local or external.
    @WithDefault("none")
    AllocatorChoice allocator();

    /// The built-in pool.
    Pool pool();

    /// Directories of this host.
    Local local();

    /// The external allocator.
    External external();

    /// How returns to the pool are carried out.
    Operations operations();

    /// How sessions borrow and give back.
    Leases leases();

    /// Who is told, and who may tell.
    Webhooks webhooks();

    /// 32 bytes in Base64: with this key (AES-256) the tokens of sessions' leases are encrypted in
    /// the database. Needed unless the allocator is none.
    Optional<String> tokenKey();

    interface Pool {
        /// How long an item is lent without news of its borrower before it is taken back.
        @WithDefault("1h")
        Duration leaseTime();

        /// How often those who wait look for a free item, unless this process frees one.
        @WithDefault("500ms")
        Duration poll();

        /// The longest time that a request may wait for a free item: shorter than the gateway waits
        /// for an answer, or an item would be lent to somebody who has gone.
        @WithDefault("25s")
        Duration maxWait();

        /// How many requests may wait at a time in one process; more are turned away.
        @WithDefault("64")
        int maxWaiting();
    }

    interface Local {
        /// The absolute path below which a directory is made for each lease; made where it is
        /// missing. All processes of the service and the agents must see the same file system
        /// there, and two databases must not share it: what one does not know it removes. Needed
        /// when the allocator is local.
        Optional<String> root();

        /// How many directories there are at most, those that are still to be removed among them.
        @WithDefault("16")
        int maxDirectories();

        /// How long a directory is lent without news of its borrower before it is removed.
        @WithDefault("1h")
        Duration leaseTime();

        /// How often it is looked for what is to be removed, unless something comes back here.
        @WithDefault("5s")
        Duration interval();
    }

    interface External {
        /// Its address, `http://` or `https://`; `/borrow`, `/return` and `/submit` are below it.
        /// Needed when it is the one in use. A name that only the deployment can give, so no user
        /// leads this service to another host.
        Optional<URI> url();

        /// Sent as a bearer token.
        Optional<String> token();

        /// How long it may look for a free sandbox before it answers.
        @WithDefault("5s")
        Duration patience();

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

        /// The secret with which an allocator signs that a sandbox came back; without it nobody is
        /// believed.
        Optional<String> inboundSecret();

        /// How old, or how far ahead, a signature may be.
        @WithDefault("5m")
        Duration replayWindow();
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

    interface Leases {
        /// How often wanted leases are looked for, unless this process wants one.
        @WithDefault("1s")
        Duration borrowInterval();

        /// How often leases to be returned or renewed are looked for, unless a session ends here.
        @WithDefault("5s")
        Duration returnInterval();

        /// How many leases one round deals with at most.
        @WithDefault("100")
        int batch();

        /// The wait after the first failed call; it doubles each time.
        @WithDefault("1s")
        Duration firstBackoff();

        /// The longest wait between calls.
        @WithDefault("1m")
        Duration maxBackoff();

        /// After how many failures in a row a return becomes a dead letter.
        @WithDefault("5")
        int maxReturnFailures();

        /// After how long without a change, and without an agent at work, a session's sandbox is
        /// given back although the session has not ended.
        @WithDefault("30m")
        Duration idleLimit();

        /// After how long in vain a task stops waiting for a sandbox and is cancelled.
        @WithDefault("24h")
        Duration waitLimit();

        /// How long a call that was begun is left alone by other processes, beyond the time that it
        /// may take.
        @WithDefault("10s")
        Duration claimMargin();
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
