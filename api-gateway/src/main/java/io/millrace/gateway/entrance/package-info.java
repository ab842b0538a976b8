/// What every request passes first, whatever it asks for.
///
/// [Entrance] gives it an id, refuses a path that could mean two things ([RequestPath]) and adds
/// the security headers. [Gatekeeper] asks who calls and whether they have the role that is due.
/// [Refusal] writes the one error body. [HandlerOrder] says which handler comes before which.
@NullMarked
package io.millrace.gateway.entrance;

import org.jspecify.annotations.NullMarked;
