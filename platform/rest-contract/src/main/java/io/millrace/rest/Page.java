package io.millrace.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param data the rows
/// @param page which page this is, from 1
/// @param pageSize how many rows a page holds at most
/// @param next the cursor of the following page, null on the last
/// @param total how many rows there are, at most 10,000, only when asked for
public record Page<T>(
        List<T> data,
        int page,
        int pageSize,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {
    public Page {
        data = List.copyOf(data);
    }
}
