package io.millrace.rest.batches;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a body holds; only its first token tells.
public sealed interface OneOrMany {
    /// One thing, an object.
    record One(JsonNode element) implements OneOrMany {}

    /// An array, of whatever.
    record Many(List<JsonNode> elements) implements OneOrMany {
        public Many {
            elements = List.copyOf(elements);
        }
    }

    /// @param most how many elements an array may have
    /// @throws DomainException INVALID_REQUEST when it is neither; UNPROCESSABLE when the array is
    ///   longer than allowed
    static OneOrMany of(@Nullable JsonNode body, int most) {
        if (body == null || !body.isContainerNode()) {
            throw new DomainException(
                    ErrorCode.INVALID_REQUEST, "The body must be an object or an array of them");
        }
        if (body.isObject()) {
            return new One(body);
        }
        if (body.size() > most) {
            throw new DomainException(
                    ErrorCode.UNPROCESSABLE, "An array may hold at most " + most + " elements");
        }
        List<JsonNode> elements = new ArrayList<>(body.size());
        body.forEach(elements::add);
        return new Many(elements);
    }
}
