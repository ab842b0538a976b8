package io.millrace.streams.delivery.consumers;

import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.deadletters.DeadLetters;
import io.millrace.streams.delivery.inbox.Inbox;
import io.millrace.streams.delivery.leases.Leases;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.streams.delivery.settings.TraceContext;

/// What all consumers need.
public record Parts(
        DeliverySettings settings,
        RedisLink redis,
        Transactions transactions,
        DirectConnections direct,
        Inbox inbox,
        TraceContext trace,
        Leases leases,
        DeadLetters deadLetters,
        DeliveryObserver observer) {}
