package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// An agent that was asked for a title and never answers.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class LostTitleTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    @Inject DataSource database;

    @Test
    void a_title_that_nobody_brings_may_be_asked_for_again_after_a_while() throws SQLException {
        Calls.Opened opened = alice.opens(Map.of("prompt", "Fix it", "title", "Mine"));
        String path = "/api/v1/sessions/" + opened.session() + "/regenerate-title";
        alice.post(path, "").statusCode(202);
        Await.until("it is asked for", () -> requests(opened.session()) == 1);

        assertEquals(1, lieBack(opened.session()));
        alice.post(path, "").statusCode(202);

        Await.until("it is asked for again", () -> requests(opened.session()) == 2);
    }

    private int lieBack(SessionId session) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "update sessions set title_requested_at ="
                                        + " title_requested_at - interval '61 seconds'"
                                        + " where id = ?")) {
            statement.setObject(1, session.value());
            return statement.executeUpdate();
        }
    }

    private long requests(SessionId session) {
        try (StreamProbe<Envelope> titles =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.WORK_TITLES.key().key(),
                        codec::decode)) {
            return titles.all().stream().filter(told -> told.sessionid().equals(session)).count();
        }
    }
}
