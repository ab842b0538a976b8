package io.millrace.teststack.architecture.planted.streams.delivery.outbox;

/// Stands for a value that a service makes.
public record NewEvent(String subject) {}
