package io.millrace.streams.delivery.leases;

/// The right to work on a subject, until it is released or somebody takes it after it ran out.
///
/// @param subject what is worked on
/// @param epoch rises with each taking; a smaller one is out of date
/// @param owner who took it; unique per process
public record Lease(String subject, long epoch, String owner) {}
