package io.millrace.streams.delivery.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotNewsTest {
    private final SlotNews news = new SlotNews();

    @Test
    void whatWasToldIsTakenOnce() {
        news.in(15);
        news.in(3);
        news.in(3);
        assertEquals(Optional.of(List.of(3, 15)), news.take());
        assertEquals(Optional.empty(), news.take());
    }

    @Test
    void whoTellsNoSlotHasAllLookedFor() {
        news.in(3);
        news.anywhere();
        assertEquals(Optional.empty(), news.take());
    }
}
