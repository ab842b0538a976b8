package io.millrace.session.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.sandboxes.webhooks.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The header of webhooks.
class WebhookSignatureTest {
    private static final byte[] BODY = "{\"item\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static boolean holds(String header, Instant now) {
        return WebhookSignature.holds(header, "secret", BODY, now, WINDOW);
    }

    @Test
    void what_is_signed_holds_within_the_window_and_not_beyond() {
        String header = WebhookSignature.of("secret", NOW, BODY);

        assertTrue(holds(header, NOW));
        assertTrue(holds(header, NOW.plus(WINDOW)));
        assertTrue(holds(header, NOW.minus(WINDOW)));
        assertFalse(holds(header, NOW.plus(WINDOW).plusSeconds(1)));
        assertFalse(holds(header, NOW.minus(WINDOW).minusSeconds(1)));
    }

    @Test
    void another_time_in_the_header_does_not_hold() {
        String header = WebhookSignature.of("secret", NOW, BODY);

        assertFalse(holds(header.replace("t=1700000000", "t=1700000001"), NOW));
    }

    @Test
    void the_same_time_written_otherwise_does_not_hold() {
        String header = WebhookSignature.of("secret", NOW, BODY);

        assertFalse(holds(header.replace("t=", "t=0"), NOW));
        assertFalse(holds(header.replace("t=1", "t=\u0661"), NOW));
    }

    @Test
    void the_header_is_the_one_that_is_documented() {
        // HMAC-SHA256 under "secret" of "1700000000.{\"item\":1}", by another program
        assertEquals(
                "t=1700000000,v1=045bbbc11668163a3d62f910dae130f7fbfe9b1407cc1893369e190fa858a32f",
                WebhookSignature.of("secret", NOW, BODY));
    }
}
