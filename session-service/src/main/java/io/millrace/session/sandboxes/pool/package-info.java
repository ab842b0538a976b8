/// The built-in pool: items that operators have submitted, lent by this service itself.
///
/// [Pool] are the moves, each one transaction under the item's row lock; [ItemState] says which are
/// legal; [ItemRepository] finds a free item that nobody else is just taking.
/// [io.millrace.session.sandboxes.allocation.TokenSecrets] makes tokens and keeps their hashes
/// only. [PoolAllocator] is the adapter of [io.millrace.session.sandboxes.allocation.Allocator]: it
/// waits, with the [FreeBell], for an item to become free. What happens to a returned item is in
/// the package `operations`.
@NullMarked
package io.millrace.session.sandboxes.pool;

import org.jspecify.annotations.NullMarked;
