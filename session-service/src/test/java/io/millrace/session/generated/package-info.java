/// Requests that nobody thought of: made from the service's own document, so that what is added to
/// it is tried too.
///
/// [ApiDocument] reads the document into [Operation]s. [Samples] makes values that a schema allows,
/// [Faults] values that it does not, each a [Fault]. A [Draft] is a request as the document wants
/// it; [Attempts] spoils one thing of it at a time, [RandomAttempts] several, each an [Attempt]
/// with what must become of it. [Api] sends them for a [Subject], a user with a session, and sees
/// whether anything has changed. [GeneratedRequestsTest] is what must hold.
@NullMarked
package io.millrace.session.generated;

import org.jspecify.annotations.NullMarked;
