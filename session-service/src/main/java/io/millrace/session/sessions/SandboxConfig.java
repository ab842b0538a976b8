package io.millrace.session.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.DomainException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// What a user may write into `sbxConfig`: an object that PostgreSQL can keep as it is.
public final class SandboxConfig {
    private static final String PARAM = "sbxConfig";
    private static final int MAX_BYTES = 16_384;
    private static final int MAX_DEPTH = 20;

    private SandboxConfig() {}

    /// The value, or null where JSON's null stands for none.
    ///
    /// @throws DomainException INVALID_INPUT naming the field
    public static @Nullable JsonNode checked(@Nullable JsonNode config) {
        if (config == null || config.isNull()) {
            return null;
        }
        if (!config.isObject()) {
            throw refused("must be an object");
        }
        checkDepth(config, 1);
        if (config.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused("must not be longer than " + MAX_BYTES + " bytes");
        }
        return config;
    }

    private static void checkDepth(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("must not be nested deeper than " + MAX_DEPTH);
        }
        checkValue(node);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            checkText(names.next());
        }
        for (JsonNode child : node) {
            checkDepth(child, depth + 1);
        }
    }

    private static void checkValue(JsonNode node) {
        if (node.isTextual()) {
            checkText(node.textValue());
        }
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw refused("must not hold a number that is too large");
        }
    }

    private static void checkText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw refused("must not hold the character U+0000");
        }
    }

    private static DomainException refused(String why) {
        return DomainException.invalidInput(PARAM, PARAM + " " + why);
    }
}
