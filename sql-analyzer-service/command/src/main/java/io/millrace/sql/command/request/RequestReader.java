package io.millrace.sql.command.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.millrace.sql.command.request.RequestFault.Code;
import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads requests and schemas from JSON as the HTTP interface does: unknown and repeated fields,
/// values of another type and text after the end are refused. Token by token, so that nothing is
/// kept but the request. May be used by several threads.
public final class RequestReader {
    private static final int DEEPEST = 8;

    private final JsonFactory json;

    /// @param longest the longest text of one value, in UTF-16 units
    public RequestReader(int longest) {
        json =
                new JsonFactoryBuilder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(DEEPEST)
                                        .maxStringLength(longest)
                                        .build())
                        .build();
    }

    /// The dialect of that name.
    ///
    /// @throws RequestFault UNKNOWN_DIALECT with the list of those there are
    public static Dialect dialect(String name) throws RequestFault {
        Optional<Dialect> dialect = Dialects.named(name);
        if (dialect.isEmpty()) {
            throw new RequestFault(
                    Code.UNKNOWN_DIALECT,
                    "dialect must be one of " + String.join(", ", Dialects.names()),
                    "dialect");
        }
        return dialect.get();
    }

    /// A request: `{"sql","dialect","schema","strict","defaultDatabase","defaultSchema"}`, of which
    /// only the first two must be there.
    ///
    /// @param text in UTF-8
    public AnalyzeRequest request(byte[] text) throws RequestFault {
        try (JsonParser parser = json.createParser(text)) {
            Draft draft = new Draft();
            begin(parser, "A request is an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                draft.read(parser.currentName(), parser);
            }
            end(parser);
            return draft.request();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// A schema: table name → array of column names or of `{"name","type"}`.
    ///
    /// @param text in UTF-8
    public Catalog schema(byte[] text) throws RequestFault {
        try (JsonParser parser = json.createParser(text)) {
            begin(parser, "A schema is an object");
            Catalog catalog = SchemaReader.read(parser);
            end(parser);
            return catalog;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void begin(JsonParser parser, String otherwise)
            throws IOException, RequestFault {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RequestFault(Code.INVALID_REQUEST, otherwise, null);
        }
    }

    private static void end(JsonParser parser) throws IOException, RequestFault {
        if (parser.nextToken() != null) {
            throw new RequestFault(Code.INVALID_REQUEST, "Something follows the object", null);
        }
    }

    private static RequestFault unreadable(IOException cause) {
        if (cause instanceof JsonProcessingException json) {
            int column = json.getLocation() == null ? 0 : json.getLocation().getColumnNr();
            return new RequestFault(
                    Code.INVALID_REQUEST,
                    "No JSON at column " + column + ": " + json.getOriginalMessage(),
                    null);
        }
        return new RequestFault(Code.INVALID_REQUEST, "No JSON: " + cause.getMessage(), null);
    }

    /// A request while its fields come in.
    private static final class Draft {
        private @Nullable String sql;
        private @Nullable String dialect;
        private @Nullable String defaultDatabase;
        private @Nullable String defaultSchema;
        private Catalog catalog = Catalog.none();
        private boolean strict;

        void read(String field, JsonParser parser) throws IOException, RequestFault {
            parser.nextToken();
            switch (field) {
                case "sql" -> sql = text(field, parser);
                case "dialect" -> dialect = text(field, parser);
                case "defaultDatabase" -> defaultDatabase = text(field, parser);
                case "defaultSchema" -> defaultSchema = text(field, parser);
                case "strict" -> strict = flag(field, parser);
                case "schema" -> {
                    if (parser.currentToken() == JsonToken.START_OBJECT) {
                        catalog = SchemaReader.read(parser);
                    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                        throw new RequestFault(
                                Code.INVALID_INPUT, "schema must be an object", field);
                    }
                }
                default ->
                        throw new RequestFault(
                                Code.INVALID_INPUT, field + " is no field of a request", field);
            }
        }

        AnalyzeRequest request() throws RequestFault {
            Dialect known = dialect(present("dialect", dialect));
            Options options =
                    Options.defaults()
                            .withStrict(strict)
                            .withDefaults(defaultDatabase, defaultSchema);
            return new AnalyzeRequest(present("sql", sql), known, catalog, options);
        }

        private static @Nullable String text(String field, JsonParser parser)
                throws IOException, RequestFault {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new RequestFault(Code.INVALID_INPUT, field + " must be a text", field);
            }
            return parser.getText();
        }

        private static boolean flag(String field, JsonParser parser) throws RequestFault {
            JsonToken token = parser.currentToken();
            if (token != JsonToken.VALUE_TRUE
                    && token != JsonToken.VALUE_FALSE
                    && token != JsonToken.VALUE_NULL) {
                throw new RequestFault(Code.INVALID_INPUT, field + " must be true or false", field);
            }
            return token == JsonToken.VALUE_TRUE;
        }

        private static String present(String field, @Nullable String value) throws RequestFault {
            if (value == null || value.isBlank()) {
                throw new RequestFault(Code.INVALID_INPUT, field + " must not be blank", field);
            }
            return value;
        }
    }
}
