package io.millrace.sql.engine.ast;

import java.util.ArrayList;
import java.util.List;

/// What a walk over a tree has still to see: a stack, on which what one step adds can be turned
/// round, so that it is seen in the order in which it was added.
public final class Pending<T> {
    private final List<T> items = new ArrayList<>();

    public int size() {
        return items.size();
    }

    public void add(T item) {
        items.add(item);
    }

    /// Takes the topmost item; there has to be one.
    public T next() {
        return items.removeLast();
    }

    /// Turns round what was added since the stack had `size` items.
    public void turn(int size) {
        for (int low = size, high = items.size() - 1; low < high; low++, high--) {
            T item = items.get(low);
            items.set(low, items.get(high));
            items.set(high, item);
        }
    }
}
