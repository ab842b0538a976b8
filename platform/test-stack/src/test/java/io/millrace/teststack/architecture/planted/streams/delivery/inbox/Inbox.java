package io.millrace.teststack.architecture.planted.streams.delivery.inbox;

/// Stands for a closed room of delivery.
public class Inbox {}
