package io.millrace.rest.server;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Takes JSON as it is written: a number is no text, no time and no name of a constant, an empty
/// text is no null, a field is written once, a text can be kept as it is, and nothing follows the
/// end. Leniency here would become part of the contract.
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    /// What an empty text would otherwise leave out, as if nothing had been said.
    private static final List<LogicalType> NO_EMPTY_TEXT =
            List.of(
                    LogicalType.Boolean,
                    LogicalType.Integer,
                    LogicalType.Float,
                    LogicalType.DateTime,
                    LogicalType.OtherScalar);

    /// After Quarkus's own, whose modules bring a reader of times.
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.registerModule(
                new SimpleModule("texts")
                        .addDeserializer(Instant.class, new TimeAsText())
                        .addDeserializer(String.class, new WellFormedText()));
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        for (LogicalType type : NO_EMPTY_TEXT) {
            mapper.coercionConfigFor(type)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
    }
}
