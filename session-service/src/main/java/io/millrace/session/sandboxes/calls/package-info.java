/// Calls of others, who may do anything: [BoundedCalls] keeps each within its time and size,
/// [Backoff] says when to try again.
@NullMarked
package io.millrace.session.sandboxes.calls;

import org.jspecify.annotations.NullMarked;
