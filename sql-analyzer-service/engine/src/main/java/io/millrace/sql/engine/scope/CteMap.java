package io.millrace.sql.engine.scope;

import io.millrace.sql.engine.ast.Expression;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The common table expressions that a query sees: those of its own WITH so far, then those around
/// it. An inner one hides an outer one of the same name.
public final class CteMap {
    /// What a name stands for.
    public interface Definition {
        /// The columns; called each time the name is referred to.
        Columns columns();
    }

    private final @Nullable CteMap outer;
    private final Map<String, Definition> own = new HashMap<>();
    private final Map<String, Expression> values = new HashMap<>();

    private CteMap(@Nullable CteMap outer) {
        this.outer = outer;
    }

    public static CteMap empty() {
        return new CteMap(null);
    }

    /// A map for a WITH inside of what this one covers.
    public CteMap inner() {
        return new CteMap(this);
    }

    /// Makes a name known; false if this WITH has it already.
    public boolean define(String name, Definition definition) {
        return own.putIfAbsent(name, definition) == null;
    }

    /// Gives an expression a name (`WITH a + 1 AS x`); its columns are looked up where it is used.
    public void defineValue(String name, Expression value) {
        values.put(name, value);
    }

    /// The value of that name, innermost first.
    public Optional<Expression> value(String name) {
        for (CteMap map = this; map != null; map = map.outer) {
            Expression value = map.values.get(name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    public Optional<Definition> find(String name) {
        for (CteMap map = this; map != null; map = map.outer) {
            Definition definition = map.own.get(name);
            if (definition != null) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }
}
