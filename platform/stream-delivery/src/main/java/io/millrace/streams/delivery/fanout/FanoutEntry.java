package io.millrace.streams.delivery.fanout;

import io.millrace.streams.contract.envelope.Envelope;

/// An entry of a fan-out stream and where it stands.
public record FanoutEntry(Position position, Envelope envelope) {}
