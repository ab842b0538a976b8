package io.millrace.rest.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/// Takes a text that can be written again as it was read. Half a surrogate pair has no UTF-8 (RFC
/// 7493, 2.1): it would be answered as it came and kept as a question mark.
final class WellFormedText extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = super.deserialize(json, context);
        return text == null || isWellFormed(text)
                ? text
                : (String)
                        context.handleWeirdStringValue(
                                String.class, text, "holds half a surrogate pair");
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int whole = text.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(whole)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
