package io.millrace.streams.contract.payloads;

/// A payload of a type that this build does not know, kept as it came: during a rolling upgrade a
/// newer service may already speak of things an older one must let pass.
///
/// @param type the wire name it came with
/// @param json the payload's JSON text, unread
public record Unrecognised(String type, String json) implements Payload {}
