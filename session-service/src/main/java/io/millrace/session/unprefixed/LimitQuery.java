package io.millrace.session.unprefixed;

import io.millrace.rest.DomainException;
import io.millrace.session.paging.PageQuery;
import io.millrace.session.paging.PageRequest;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for, by `page` and `limit`.
public class LimitQuery {
    private static final int DEFAULT = 10;
    private static final int MOST = 100;

    @QueryParam("page")
    @Parameter(schema = @Schema(implementation = Integer.class, minimum = "1", defaultValue = "1"))
    @Nullable String page;

    @QueryParam("limit")
    @Parameter(
            schema =
                    @Schema(
                            implementation = Integer.class,
                            minimum = "1",
                            maximum = "100",
                            defaultValue = "10"))
    @Nullable String limit;

    /// What was asked for; the rows are counted.
    ///
    /// @throws DomainException INVALID_INPUT naming the parameter
    PageRequest read() {
        return PageQuery.page(page, PageQuery.number("limit", limit, DEFAULT, MOST), true);
    }
}
