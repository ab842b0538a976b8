package io.millrace.streams.delivery;

/// What all consumers need.
record Parts(
        DeliverySettings settings,
        RedisLink redis,
        Transactions transactions,
        DirectConnections direct,
        Inbox inbox,
        Outbox outbox,
        Leases leases,
        DeadLetters deadLetters,
        DeliveryObserver observer) {}
