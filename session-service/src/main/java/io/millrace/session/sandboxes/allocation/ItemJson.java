package io.millrace.session.sandboxes.allocation;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.DomainException;
import io.millrace.streams.contract.content.StorableText;
import java.nio.charset.StandardCharsets;

/// What an item may be: any JSON but null, of a size and with characters that can be stored.
public final class ItemJson {
    /// In bytes of UTF-8.
    public static final int MAX_BYTES = 64 * 1024;

    private static final String PARAM = "item";

    private ItemJson() {}

    /// The item as text.
    ///
    /// @throws DomainException INVALID_INPUT naming `item`
    public static String require(JsonNode item) {
        if (item.isNull() || item.isMissingNode()) {
            throw DomainException.invalidInput(PARAM, "item must not be null");
        }
        String text = item.toString();
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw DomainException.invalidInput(
                    PARAM, "item must not be larger than " + MAX_BYTES + " bytes");
        }
        if (!isStorable(item)) {
            throw DomainException.invalidInput(
                    PARAM,
                    "item must not contain U+0000, half a surrogate pair or a number beyond 64-bit"
                            + " floating point");
        }
        return text;
    }

    private static boolean isStorable(JsonNode node) {
        if (node.isTextual()) {
            return isStorable(node.textValue());
        }
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            return false;
        }
        for (JsonNode element : node) {
            if (!isStorable(element)) {
                return false;
            }
        }
        return node.properties().stream().allMatch(field -> isStorable(field.getKey()));
    }

    private static boolean isStorable(String text) {
        return StorableText.of(text).equals(text);
    }
}
