/// Sandboxes that are directories of this host, for deployments without machines of their own.
///
/// [LocalAllocator] is the adapter of [io.millrace.session.sandboxes.allocation.Allocator].
/// [Directories] are the moves of a [DirectoryEntity], each one transaction; [LocalRoot] is the
/// place in the file system, and [TreeRemoval] removes what untrusted programs have left there. A
/// row is written before its directory is made and deleted after it is gone; [DirectoryReaper]
/// removes what came back or expired, and whatever lies in the root without a row. So no death
/// leaks one, and there are never more than configured. Running commands in a directory is the
/// agent's affair.
@NullMarked
package io.millrace.session.sandboxes.local;

import org.jspecify.annotations.NullMarked;
