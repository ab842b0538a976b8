package io.millrace.rest.batches;

import io.millrace.rest.ErrorBody;
import org.jspecify.annotations.Nullable;

/// An element of an array that was refused.
///
/// @param index its place in the array, from 0
/// @param id the thing it was about, null where it names none
/// @param error why, as the answer to it alone would have said
public record BatchFailure(int index, @Nullable String id, ErrorBody.Detail error) {}
