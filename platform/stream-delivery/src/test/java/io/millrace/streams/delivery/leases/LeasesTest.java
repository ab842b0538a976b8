package io.millrace.streams.delivery.leases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.database.DatabaseFailure;
import io.millrace.streams.delivery.database.NoTransaction;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeasesTest {

    @Test
    void aLeaseIsTakenByOneAndEachTakingRaisesTheEpoch() {
        try (Bench bench = Bench.fresh()) {
            Leases leases = bench.delivery.leases();
            Lease first = leases.take("task", "a").orElseThrow();
            assertEquals(1, first.epoch());
            assertEquals(Optional.empty(), leases.take("task", "b"));
            assertEquals(Optional.empty(), leases.take("task", "a"));
            leases.release(first);
            Lease second = leases.take("task", "b").orElseThrow();
            assertEquals(2, second.epoch());
            assertFalse(leases.renew(first));
            leases.release(first);
            assertTrue(leases.renew(second), "a lost lease releases nothing");
        }
    }

    @Test
    void aLeaseThatRanOutStillHoldsUntilSomebodyTakesIt() {
        try (Bench bench = Bench.fresh()) {
            Leases leases = bench.delivery.leases();
            Lease first = leases.take("task", "a").orElseThrow();
            bench.update("update work_lease set expires_at = clock_timestamp()");
            bench.transactions.runInTransaction(() -> leases.requireHeld(first));
            assertTrue(leases.renew(first));
            bench.update("update work_lease set expires_at = clock_timestamp()");
            Lease second = leases.take("task", "b").orElseThrow();
            assertThrows(
                    LeaseLost.class,
                    () -> bench.transactions.runInTransaction(() -> leases.requireHeld(first)));
            bench.transactions.runInTransaction(() -> leases.requireHeld(second));
        }
    }

    @Test
    void nobodyTakesALeaseUnderWhichATransactionIsWritingAndTheHeartbeatIsNotHeldUp() {
        DeliverySettings lasting =
                Bench.quick()
                        .withRhythm(
                                Duration.ofSeconds(2),
                                Duration.ofMillis(40),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1));
        try (Bench bench = Bench.fresh(lasting)) {
            Leases leases = bench.delivery.leases();
            Lease first = leases.take("task", "a").orElseThrow();
            bench.transactions.runInTransaction(() -> {
                leases.requireHeld(first);
                assertTrue(leases.renew(first), "renewed beside the writing transaction");
                bench.update("update work_lease set expires_at = clock_timestamp()");
                assertEquals(Optional.empty(), leases.take("task", "b"));
            });
            assertEquals(2, leases.take("task", "b").orElseThrow().epoch());
        }
    }

    @Test
    void aTransactionThatFallsSilentUnderALeaseIsEndedByTheServer() {
        try (Bench bench = Bench.fresh()) {
            Leases leases = bench.delivery.leases();
            Lease first = leases.take("task", "a").orElseThrow();
            AtomicReference<Lease> second = new AtomicReference<>();
            assertThrows(
                    DatabaseFailure.class,
                    () ->
                            bench.transactions.runInTransaction(() -> {
                                leases.requireHeld(first);
                                bench.update(
                                        "update work_lease set expires_at ="
                                                + " clock_timestamp()");
                                Await.until(
                                        "taken after all",
                                        () -> {
                                            second.set(leases.take("task", "b").orElse(null));
                                            return second.get() != null;
                                        });
                                leases.requireHeld(first);
                            }));
            assertEquals(2, second.get().epoch());
        }
    }

    @Test
    void aLeaseIsRequiredOnlyInsideATransaction() {
        try (Bench bench = Bench.fresh()) {
            assertThrows(
                    NoTransaction.class,
                    () -> bench.delivery.leases().requireHeld(new Lease("task", 1, "a")));
        }
    }
}
