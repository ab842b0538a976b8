package io.millrace.streams.delivery.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.streams.delivery.bench.Schema;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DirectConnectionsTest {

    @Test
    void theParametersOfAnAddressReachTheDriver() throws Exception {
        String url = Schema.freshDatabase() + "?ApplicationName=heartbeat";

        try (Connection connection = DirectConnections.of(url).open()) {
            assertEquals(
                    List.of("heartbeat"),
                    Sql.list(
                            connection,
                            row -> row.getString(1),
                            "select current_setting('application_name')"));
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndNotRepeated() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> DirectConnections.of("postgres://alice:secret@host"));

        assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
    }
}
