/// The end of a session, and its return: put away, deleted, restored, purged.
///
/// [Lifecycle] are the use cases. Whatever a session still has in work is taken back first, as the
/// package `cancellations` does it; deleting only hides, and a purge leaves nothing.
@NullMarked
package io.millrace.session.lifecycle;

import org.jspecify.annotations.NullMarked;
