package io.millrace.rest.batches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.errors.Refusals;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/// Makes requests of the JSON in a body, by the same rules as a body that the framework reads.
public final class ElementReader {
    private final ObjectMapper json;
    private final Validator validator;

    public ElementReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// The JSON of a body.
    ///
    /// @throws DomainException INVALID_REQUEST when it is none
    public JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException unreadable) {
            throw Refusals.unreadable(unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Bytes can always be read", impossible);
        }
    }

    /// The request that an element is.
    ///
    /// @throws DomainException INVALID_INPUT naming the field, INVALID_REQUEST when it is no object
    public <T> T read(JsonNode element, Class<T> type) {
        if (!element.isObject()) {
            throw new DomainException(ErrorCode.INVALID_REQUEST, "A request is an object");
        }
        T read;
        try {
            read = json.treeToValue(element, type);
        } catch (InvalidDefinitionException ours) {
            throw new IllegalStateException("No request of " + type, ours);
        } catch (JsonProcessingException unreadable) {
            throw Refusals.unreadable(unreadable);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(read);
        if (!violations.isEmpty()) {
            throw Refusals.invalid(violations);
        }
        return read;
    }
}
