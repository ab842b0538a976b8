/// Sandboxes: the pool over HTTP, the external allocator against one that misbehaves
/// ([FakeAllocator]), and leases in the life of a session.
@NullMarked
package io.millrace.session.sandboxes;

import org.jspecify.annotations.NullMarked;
