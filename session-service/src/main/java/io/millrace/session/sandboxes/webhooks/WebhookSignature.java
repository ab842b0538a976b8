package io.millrace.session.sandboxes.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The header `Millrace-Signature: t=<seconds>,v1=<hex>`: when a message was signed, in seconds
/// since 1970, and the HMAC-SHA256 (RFC 2104) under a shared secret over `<seconds>.<body>`.
public final class WebhookSignature {
    public static final String HEADER = "Millrace-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    /// One way to write each time: who has heard a header knows it again.
    private static final Pattern FORM = Pattern.compile("t=(0|[1-9][0-9]{0,11}),v1=([0-9a-f]{64})");

    private WebhookSignature() {}

    /// The header's value.
    public static String of(String secret, Instant at, byte[] body) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(secret, seconds, body));
    }

    /// Whether a header is that of somebody who knows the secret, for this body, and not of another
    /// time. The comparison takes as long however much is right.
    ///
    /// @param window how far from now it may be, either way
    public static boolean holds(
            @Nullable String header, String secret, byte[] body, Instant now, Duration window) {
        if (header == null) {
            return false;
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return false;
        }
        long seconds = Long.parseLong(form.group(1));
        byte[] given = HexFormat.of().parseHex(form.group(2));
        boolean right = MessageDigest.isEqual(mac(secret, seconds, body), given);
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
        return right && age.compareTo(window) <= 0;
    }

    private static byte[] mac(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
