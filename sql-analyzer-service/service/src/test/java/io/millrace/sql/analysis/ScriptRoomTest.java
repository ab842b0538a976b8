package io.millrace.sql.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScriptRoomTest {
    private final ScriptRoom room = new ScriptRoom(10);

    @Test
    void scriptsThatFitAreInWorkTogether() throws Exception {
        assertEquals("both", room.with(5, () -> room.with(5, () -> "both")));
    }

    @Test
    void oneThatDoesNotFitWaitsUntilAnotherIsDone() throws Exception {
        // given
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        FutureTask<String> first =
                new FutureTask<>(() ->
                        room.with(
                                6,
                                () -> {
                                    entered.countDown();
                                    leave.await();
                                    return "first";
                                }));
        Thread.ofPlatform().daemon().start(first);
        entered.await();

        // when
        FutureTask<String> second = new FutureTask<>(() -> room.with(5, () -> "second"));
        Thread waiting = Thread.ofPlatform().daemon().start(second);
        while (waiting.getState() != Thread.State.WAITING) {
            assertTrue(waiting.isAlive(), "it did not wait");
            Thread.onSpinWait();
        }

        // then
        assertFalse(second.isDone());
        leave.countDown();
        assertEquals("first", first.get(10, TimeUnit.SECONDS));
        assertEquals("second", second.get(10, TimeUnit.SECONDS));
    }

    @Test
    void oneThatIsLongerThanTheRoomHasItToItself() throws Exception {
        assertEquals("long", room.with(11, () -> "long"));
    }

    @Test
    void roomIsGivenBackWhenTheWorkFails() throws Exception {
        assertThrows(
                IOException.class,
                () ->
                        room.with(
                                10,
                                () -> {
                                    throw new IOException("no");
                                }));
        assertEquals("next", room.with(10, () -> "next"));
    }
}
