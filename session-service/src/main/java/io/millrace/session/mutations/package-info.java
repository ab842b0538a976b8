/// How a change that a user asks for is carried out, whatever it changes: one thing or an array of
/// them, and once even if it is asked for twice.
///
/// A resource hands its body to [Mutations], with what is to be done for each element; that answers
/// with an [Answer] of its own. With an idempotency key the answer is kept by [FirstAnswers] in the
/// transaction of the change, and given again to whoever repeats the request; [FirstAnswerPurge]
/// deletes it in the end. [Requests] reads what a body or a query asks for, [MergePatch] what a
/// PATCH means.
@NullMarked
package io.millrace.session.mutations;

import org.jspecify.annotations.NullMarked;
