/// What sessions borrow: a lease is wanted, held, and given back.
///
/// [SessionLeases] is what the queue of tasks asks before it hands one out and tells when the last
/// has ended; it writes rows and calls nobody. [Borrower] and [Returner] are the loops that call
/// the allocator, between two transactions of [Leases]: the first says that a call is begun, the
/// second what came of it. Whoever dies in between leaves a row that says so, and the next round
/// asks again under the same key, or gives back again with the same token. [LeaseState] has the
/// legal moves.
///
/// A token is stored encrypted ([TokenSeal]) because it has to be presented once; it never leaves
/// the service but to the allocator.
@NullMarked
package io.millrace.session.sandboxes.leases;

import org.jspecify.annotations.NullMarked;
