/// Requests as they come in from outside: an [io.millrace.sql.command.request.AnalyzeRequest] is
/// read by a [io.millrace.sql.command.request.RequestReader], or refused with a
/// [io.millrace.sql.command.request.RequestFault].
@NullMarked
package io.millrace.sql.command.request;

import org.jspecify.annotations.NullMarked;
