/// The adapter of [io.millrace.session.sandboxes.allocation.Allocator] for an allocator that is a
/// service of its own: [ExternalAllocator] speaks its HTTP.
@NullMarked
package io.millrace.session.sandboxes.external;

import org.jspecify.annotations.NullMarked;
