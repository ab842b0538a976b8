/// What one entry holds. [Envelope] has the attributes of CloudEvents 1.0 around a payload,
/// [EnvelopeCodec] turns it into bytes and back. Of a [MalformedEnvelope] there may still be an
/// [EnvelopeHeading], enough to let the later ones of its subject pass. An [UnreadableEnvelope] is
/// refused by the writer already.
@NullMarked
package io.millrace.streams.contract.envelope;

import org.jspecify.annotations.NullMarked;
