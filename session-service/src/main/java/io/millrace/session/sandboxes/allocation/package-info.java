/// Where sandboxes come from: [Allocator] is the port, [Borrowing] and [GivingBack] are its
/// answers, [BorrowKey] names one borrowing so that asking again gives the same sandbox,
/// [BorrowToken] is the secret with which it is given back. [SandboxConfig] says which adapter a
/// deployment uses; they are in `pool` (items that operators have submitted), `local` (a directory
/// for each lease) and `external` (a service of its own).
@NullMarked
package io.millrace.session.sandboxes.allocation;

import org.jspecify.annotations.NullMarked;
