/// Returns to the pool, which are carried out after they have been accepted. [Operations] accepts
/// and settles them; [OperationState] is how far one has come, [OperationEvents] tells it to
/// whoever watches; [OperationLoop], the background task `sandbox-pool`, settles what is due and
/// takes back what has expired.
@NullMarked
package io.millrace.session.sandboxes.operations;

import org.jspecify.annotations.NullMarked;
