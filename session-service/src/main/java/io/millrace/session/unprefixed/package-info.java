/// The task API under `/tasks`, for clients that were written for ByteBot's.
///
/// The use cases are those of `/api/v1/tasks`. What differs is kept here: lists by `page` and
/// `limit` ([LimitQuery]) that come as [TaskPage] or as a plain array, what tools have answered,
/// which is an array of blocks ([OldBlocks]), and a move that the task's state does not allow,
/// which is 400 instead of 409 ([OldStatus]). Ids, fields, constants and errors are those of the
/// API.
@NullMarked
package io.millrace.session.unprefixed;

import org.jspecify.annotations.NullMarked;
