package io.millrace.gateway;

import io.millrace.streams.contract.ids.SessionId;
import java.util.UUID;

/// What a test arranges behind the gateway.
public final class Backstage {
    private Backstage() {}

    /// A new session of somebody.
    public static SessionId sessionOf(String owner) {
        SessionId session = new SessionId(UUID.randomUUID());
        FakeService.tell("/_owner/" + session + "/" + owner);
        return session;
    }

    /// Nobody may read it any more.
    public static void takeAway(SessionId session) {
        FakeService.tell("/_owner/" + session + "/-");
    }

    /// Lets an answer go on that was held back.
    public static void letGoOn(String key) {
        FakeService.tell("/_go/" + key);
    }

    /// Whether the reader of an endless answer has gone.
    public static boolean hasGone(String key) {
        return FakeService.tell("/_gone/" + key).equals("true");
    }
}
