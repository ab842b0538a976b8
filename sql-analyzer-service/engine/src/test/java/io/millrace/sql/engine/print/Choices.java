package io.millrace.sql.engine.print;

import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Random choices of a bounded number: when the fuel is used up, only leaves are chosen.
final class Choices {
    static final Span NOWHERE = new Span(0, 0);

    private final Random random;
    private int fuel;

    Choices(Random random, int fuel) {
        this.random = random;
        this.fuel = fuel;
    }

    /// Whether something large may be made; takes one from the fuel.
    boolean more() {
        return fuel-- > 0;
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    String of(String words) {
        return of(List.of(words.split(" ", -1)));
    }

    /// From `least` to `most` of them.
    <T> List<T> some(int least, int most, Supplier<T> maker) {
        int count = least + random.nextInt(most - least + 1);
        List<T> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(maker.get());
        }
        return List.copyOf(made);
    }
}
