package io.millrace.streams.delivery;

import io.millrace.streams.contract.Envelope;

/// An entry of a fan-out stream and where it stands.
public record FanoutEntry(Position position, Envelope envelope) {}
