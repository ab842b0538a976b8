/// Sandboxes: machines that agents work in, each lent to one borrower at a time (what lease pollers
/// call the "IP").
///
/// The rooms, from the inside out: `allocation` is the port behind which they come; `pool` and
/// `external` are its adapters; `operations` are the returns to the pool, carried out after they
/// were accepted; `leases` are what sessions borrow, from the wish to the return, and `agents` what
/// is told of them. `webhooks` tell others of what happens in the pool, `incoming` hears from an
/// external allocator; `calls` is how others are called. Here is the door for operators and other
/// borrowers: [SandboxResource] over [Sandboxes].
@NullMarked
package io.millrace.session.sandboxes;

import org.jspecify.annotations.NullMarked;
