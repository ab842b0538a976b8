package io.millrace.teststack.architecture.planted;

import io.millrace.teststack.architecture.planted.streams.delivery.database.Sql;
import io.millrace.teststack.architecture.planted.streams.delivery.inbox.Inbox;
import io.millrace.teststack.architecture.planted.streams.delivery.outbox.NewEvent;
import io.millrace.teststack.architecture.planted.streams.delivery.outbox.Outbox;
import io.millrace.teststack.architecture.planted.streams.delivery.redis.RedisLink;
import java.security.SecureRandom;

/// Reaches behind delivery: into a closed room, and past its parts. Making a link and an event is
/// allowed. Its numbers are seeded when the class is.
class OrderNews {
    private static final SecureRandom NUMBERS = new SecureRandom();

    private final RedisLink link = new RedisLink();
    private final Inbox inbox = new Inbox();

    Outbox partOfItsOwn() {
        return new Outbox();
    }

    NewEvent event() {
        return new NewEvent(inbox.toString());
    }

    int past() {
        return NUMBERS.nextInt() + link.send("XADD") + Sql.update("delete from outbox");
    }
}
