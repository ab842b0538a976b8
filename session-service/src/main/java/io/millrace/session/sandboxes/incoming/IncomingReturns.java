package io.millrace.session.sandboxes.incoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.session.sandboxes.allocation.ItemJson;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.leases.Returns;
import io.millrace.session.sandboxes.webhooks.WebhookSignature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Hears that sandboxes have come back. A message is believed by its signature, within the window,
/// and has its effect once: a repeat is answered alike and does nothing.
@ApplicationScoped
public class IncomingReturns {
    private final HeardRepository heard;
    private final Returns returns;
    private final SandboxConfig.Webhooks config;
    private final ObjectMapper json;
    private final InstantSource time;

    public IncomingReturns(
            HeardRepository heard,
            Returns returns,
            SandboxConfig config,
            ObjectMapper json,
            InstantSource time) {
        this.heard = heard;
        this.returns = returns;
        this.config = config.webhooks();
        this.json = json;
        this.time = time;
    }

    /// @param signature the header
    /// @param body to the letter
    /// @throws DomainException UNAUTHENTICATED when the signature does not hold; INVALID_REQUEST
    ///   and INVALID_INPUT when the body is not what it should be
    @Transactional
    public void hear(@Nullable String signature, byte[] body) {
        Instant now = time.instant();
        String secret = config.inboundSecret().filter(text -> !text.isBlank()).orElse(null);
        if (secret == null
                || signature == null
                || !WebhookSignature.holds(signature, secret, body, now, config.replayWindow())) {
            throw new DomainException(
                    ErrorCode.UNAUTHENTICATED,
                    "The signature does not hold",
                    WebhookSignature.HEADER);
        }
        String item = ItemJson.require(itemOf(body));
        // One that is signed ahead of our clock stays valid for two windows.
        heard.forgetBefore(now.minus(config.replayWindow().multipliedBy(2)));
        if (heard.add(digest(signature), now)) {
            returns.cameBack(item);
        }
    }

    private JsonNode itemOf(byte[] body) {
        JsonNode message;
        try {
            message = json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new DomainException(ErrorCode.INVALID_REQUEST, "The body is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        if (!message.isObject()) {
            throw new DomainException(ErrorCode.INVALID_REQUEST, "The body is not an object");
        }
        Iterator<String> names = message.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!name.equals("item")) {
                throw DomainException.invalidInput(name, name + " is not a field of this message");
            }
        }
        return message.path("item");
    }

    private static byte[] digest(String signature) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(signature.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
