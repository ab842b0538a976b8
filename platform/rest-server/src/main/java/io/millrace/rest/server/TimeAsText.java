package io.millrace.rest.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// Takes a time as RFC 3339 writes it and no other way. Jackson's own reader takes any number, also
/// in a text, for the seconds since 1970.
final class TimeAsText extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    TimeAsText() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        try {
            return Instant.parse(json.getText());
        } catch (DateTimeException noTime) {
            return (Instant)
                    context.handleWeirdStringValue(
                            Instant.class, json.getText(), "not a time of RFC 3339");
        }
    }
}
