package io.millrace.teststack.architecture.planted.streams.delivery.outbox;

/// Stands for a part that Delivery makes.
public class Outbox {}
