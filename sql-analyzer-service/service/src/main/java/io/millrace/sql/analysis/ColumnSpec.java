package io.millrace.sql.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A column of an inline schema: its name alone, or `{name, type}`.
///
/// @param type as the data source calls it; null where it is not known
@Schema(description = "A column: its name as a text, or an object with name and type")
public record ColumnSpec(String name, @Nullable String type) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ColumnSpec named(String name) {
        return new ColumnSpec(name, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static ColumnSpec typed(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("type") @Nullable String type) {
        return new ColumnSpec(name, type);
    }
}
