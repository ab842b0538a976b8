package io.millrace.sql.analysis;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/// Room for the scripts in work: together they are no longer than one may be. What an analysis
/// makes grows with its script, and the heap has to bear all that are in work at once.
final class ScriptRoom {
    private final int size;
    private final Semaphore free;

    /// @param size in UTF-16 units
    ScriptRoom(int size) {
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /// Does the work once there is room for a script of that length, whoever waits longest first.
    /// One that is longer than all of the room has it to itself.
    <T> T with(int length, Callable<T> work) throws Exception {
        int taken = Math.clamp(length, 1, size);
        free.acquire(taken);
        try {
            return work.call();
        } finally {
            free.release(taken);
        }
    }
}
