/// What every service's REST API has in common, and callers may rely on.
///
/// Begin with [ErrorCode]: the one list of everything that can go wrong, each with its HTTP status
/// and its type. A use case that refuses throws a [DomainException] naming a code; the mappers in
/// `io.millrace.rest.errors` turn it, and everything a framework throws, into one [ErrorBody].
/// [Caller] is who asks, read from a token that has been validated; [Page] is the shape of a list;
/// [IdempotencyKey] makes a repeated request harmless, and `conditions` a change of what somebody
/// else has changed meanwhile. `batches` is about bodies that hold an array.
@NullMarked
package io.millrace.rest;

import org.jspecify.annotations.NullMarked;
