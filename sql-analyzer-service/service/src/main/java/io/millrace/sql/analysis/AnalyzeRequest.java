package io.millrace.sql.analysis;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is to be analysed.
///
/// @param sql a script of one or more statements
/// @param dialect the wire name of the dialect it is written in
/// @param schema table name (`orders`, `sales.orders`, `shop.sales.orders`) → its columns; a
///   reference is resolved by it
/// @param strict whether vague references are errors
/// @param defaultDatabase the database of tables named without one
/// @param defaultSchema the schema of tables named without one
@Schema(
        examples =
                """
                {"sql":"insert into a select o.x + 1 as y from s.orders o","dialect":"postgres",
                 "schema":{"s.orders":["x","id"]},"strict":false}
                """)
public record AnalyzeRequest(
        @Schema(required = true) @NotBlank @Nullable String sql,
        @Schema(required = true) @NotBlank @Nullable String dialect,
        @Nullable Map<String, @NotNull List<@NotNull ColumnSpec>> schema,
        @Nullable Boolean strict,
        @Nullable String defaultDatabase,
        @Nullable String defaultSchema) {}
