/// What an allocator tells without being asked: [ReturnWebhookResource] and [IncomingReturns].
@NullMarked
package io.millrace.session.sandboxes.incoming;

import org.jspecify.annotations.NullMarked;
