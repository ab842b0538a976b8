/// What the database remembers of entries that were received. [Inbox] makes a repeat harmless and
/// answers with a [Receipt]; [Numbers] are the positions and tombstones that keep a subject's
/// order; [Attempts] counts failures and says when an entry is due again, [Gaps] how long one waits
/// for an earlier one and whose [Turn] it is then. Not for services.
@NullMarked
package io.millrace.streams.delivery.inbox;

import org.jspecify.annotations.NullMarked;
