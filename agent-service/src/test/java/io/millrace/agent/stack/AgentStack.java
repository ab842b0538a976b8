package io.millrace.agent.stack;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Everything this service needs to start in a test: PostgreSQL, Redis, an issuer of tokens, a list
/// of users, and the services it calls. A test gets the latter by a field of the type [FakePeers],
/// and puts tasks on the work streams through one of the type [AgentProbe].
public final class AgentStack implements QuarkusTestResourceLifecycleManager {
    private final StackResource stack = new StackResource();
    private final FakePeers peers = new FakePeers();

    private boolean traced;

    /// @param args `traced`: as [StackResource] has it
    @Override
    public void init(Map<String, String> args) {
        traced = Boolean.parseBoolean(args.getOrDefault("traced", "false"));
    }

    @Override
    public Map<String, String> start() {
        stack.init(Map.of("database", "agent", "traced", Boolean.toString(traced)));
        Map<String, String> properties = new HashMap<>(stack.start());
        properties.put("millrace.peers.session-url", peers.sessionUrl().toString());
        properties.put("millrace.peers.sql-url", peers.sqlUrl().toString());
        properties.put("millrace.tokens.directory", "fixed");
        properties.put("millrace.tokens.believed", "PT0S");
        properties.put("millrace.models.scripted.word-pause", "PT0S");
        properties.put("millrace.streams.heartbeat", "PT0.2S");
        properties.put("millrace.streams.shutdown-grace", "PT1S");
        user(properties, "alice");
        user(properties, "bob");
        return properties;
    }

    @Override
    public void stop() {
        peers.close();
        stack.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(peers, new TestInjector.MatchesType(FakePeers.class));
        injector.injectIntoFields(
                new AgentProbe(StackResource.redisUrl()),
                new TestInjector.MatchesType(AgentProbe.class));
    }

    private static void user(Map<String, String> properties, String name) {
        String prefix = "millrace.tokens.fixed.\"" + Tokens.userId(name) + "\".";
        properties.put(prefix + "username", name);
        properties.put(prefix + "roles", "user");
        properties.put(prefix + "groups", "emea");
    }
}
