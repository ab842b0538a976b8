/// Telling others of what happens in the pool.
///
/// [Webhooks] is what the pool calls: [Webhooks#announce] writes a [DeliveryEntity] for each
/// subscriber in the transaction of what happened, and [WebhookLoop] sends it, again and again with
/// back-off; [Webhooks#consent] asks those at once whose consent is needed. [WebhookSignature] is
/// how either side knows that a message is the other's.
@NullMarked
package io.millrace.session.sandboxes.webhooks;

import org.jspecify.annotations.NullMarked;
