package io.millrace.sql.engine.dialect;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set of constants of one enum that never changes. Each constant stands at the place of its
/// ordinal, so that to ask for one is to look at one place: the parser asks at every token.
final class ConstantSet<E extends Enum<E>> extends AbstractSet<E> {
    private final List<E> constants;
    private final @Nullable Object[] places;

    @SuppressWarnings("EnumOrdinal") // what the set is made of
    private ConstantSet(List<E> constants) {
        this.constants = constants;
        int last = constants.isEmpty() ? -1 : Collections.max(constants).ordinal();
        this.places = new @Nullable Object[last + 1];
        constants.forEach(constant -> places[constant.ordinal()] = constant);
    }

    static <E extends Enum<E>> ConstantSet<E> of(Collection<E> constants) {
        return new ConstantSet<>(constants.stream().distinct().sorted().toList());
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // as above
    public boolean contains(@Nullable Object constant) {
        return constant instanceof Enum<?> asked
                && asked.ordinal() < places.length
                && places[asked.ordinal()] == asked;
    }

    @Override
    public Iterator<E> iterator() {
        return constants.iterator();
    }

    @Override
    public int size() {
        return constants.size();
    }
}
