/// From whatever was thrown to the one error body.
///
/// [Refusals] says what is wrong with a request, [ErrorAnswers] decides the answer; the classes
/// named after an exception are the JAX-RS providers that hand it over. [RequestId] gives every
/// exchange its id, [BodyReading] tells a body that broke off from a failure of ours.
@NullMarked
package io.millrace.rest.errors;

import org.jspecify.annotations.NullMarked;
