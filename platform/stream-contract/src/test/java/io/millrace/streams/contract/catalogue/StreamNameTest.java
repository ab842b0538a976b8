package io.millrace.streams.contract.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamNameTest {
    private static final SessionId SESSION =
            new SessionId(UUID.fromString("0199a1b2-0000-7000-8000-000000000001"));

    @Test
    void keysAreSpelledAsTheContractHasThem() {
        assertEquals("{work.tasks}.urgent", StreamName.workTasks(TaskPriority.URGENT).key());
        assertEquals("{work.tasks}.low", StreamName.workTasks(TaskPriority.LOW).key());
        assertEquals("control.tasks", StreamName.CONTROL_TASKS.key().key());
        assertEquals("events.tasks", StreamName.EVENTS_TASKS.key().key());
        assertEquals(
                "fanout.session:{0199a1b2-0000-7000-8000-000000000001}",
                StreamName.fanoutSession(SESSION).key());
        assertEquals("fanout.user:{u1}", StreamName.fanoutUser(UserId.of("u1")).key());
        assertEquals("dead-letters", StreamName.DEAD_LETTERS.key().key());
    }

    @Test
    void workIsOfferedMostUrgentFirst() {
        assertEquals(
                "[{work.tasks}.urgent, {work.tasks}.high, {work.tasks}.medium, {work.tasks}.low]",
                StreamName.allWorkTasks().toString());
    }

    @Test
    void aKeyFindsItsPlaceInTheCatalogueAgain() {
        for (StreamKey key :
                new StreamKey[] {
                    StreamName.workTasks(TaskPriority.HIGH),
                    StreamName.EVENTS_TASKS.key(),
                    StreamName.FANOUT_BELL.key(),
                    StreamName.fanoutSession(SESSION),
                    StreamName.fanoutDashboard("d1"),
                    StreamName.DEAD_LETTERS.key()
                }) {
            assertEquals(key, StreamKey.parse(key.key()));
        }
    }

    @Test
    void aKeyOutsideTheCatalogueIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> StreamKey.parse("events.tasksx"));
        assertThrows(IllegalArgumentException.class, () -> StreamKey.parse("somebody:else"));
    }

    @Test
    void aNameOfManyStreamsHasNoSingleKey() {
        assertThrows(IllegalStateException.class, StreamName.FANOUT_SESSION::key);
    }
}
