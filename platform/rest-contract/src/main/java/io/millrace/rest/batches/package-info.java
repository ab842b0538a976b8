/// Bodies that hold one thing or an array of things, and the answer to an array.
///
/// [OneOrMany] tells which of the two a body is, [ElementReader] makes the request of an element
/// and validates it, and [BatchFailure] is what the answer says of an element that was refused.
/// Each element is for itself: one that fails changes nothing and undoes none of the others.
@NullMarked
package io.millrace.rest.batches;

import org.jspecify.annotations.NullMarked;
