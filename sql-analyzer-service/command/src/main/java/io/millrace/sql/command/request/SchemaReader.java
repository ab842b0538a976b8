package io.millrace.sql.command.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.sql.command.request.RequestFault.Code;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads tables and their columns.
final class SchemaReader {
    private SchemaReader() {}

    /// @param parser at the start of the object; stands at its end afterwards
    static Catalog read(JsonParser parser) throws IOException, RequestFault {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String table = parser.currentName();
            tables.put(table, columns("schema." + table, parser));
        }
        return new ListedCatalog(tables);
    }

    private static List<String> columns(String path, JsonParser parser)
            throws IOException, RequestFault {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new RequestFault(Code.INVALID_INPUT, path + " must be an array of columns", path);
        }
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String name = column(path + "[" + columns.size() + "]", parser);
            if (!seen.add(name)) {
                throw new RequestFault(
                        Code.INVALID_INPUT, path + " names the column " + name + " twice", path);
            }
            columns.add(name);
        }
        return columns;
    }

    private static String column(String path, JsonParser parser) throws IOException, RequestFault {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(path);
        }
        @Nullable String name = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean known =
                    switch (field) {
                        case "name" -> value == JsonToken.VALUE_STRING;
                        case "type" ->
                                value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL;
                        default -> false;
                    };
            if (!known) {
                throw wrong(path);
            }
            if (field.equals("name")) {
                name = parser.getText();
            }
        }
        if (name == null) {
            throw wrong(path);
        }
        return name;
    }

    private static RequestFault wrong(String path) {
        return new RequestFault(
                Code.INVALID_INPUT, path + " must be a name or an object {name, type}", path);
    }
}
