package io.millrace.session.mutations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.rest.batches.ElementReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

/// Reads requests that only their own JSON tells apart.
@ApplicationScoped
public class Requests {
    private static final byte[] NO_BODY = {};

    private final ElementReader reader;

    public Requests(ObjectMapper json, Validator validator) {
        reader = new ElementReader(json, validator);
    }

    /// The JSON of a body.
    ///
    /// @throws io.millrace.rest.DomainException INVALID_REQUEST when it is none
    public JsonNode parse(byte @Nullable [] body) {
        return reader.parse(body == null ? NO_BODY : body);
    }

    /// The request that an object is.
    ///
    /// @throws io.millrace.rest.DomainException INVALID_INPUT naming the field, INVALID_REQUEST
    ///   when it is no object
    public <T> T read(JsonNode element, Class<T> type) {
        return reader.read(element, type);
    }
}
