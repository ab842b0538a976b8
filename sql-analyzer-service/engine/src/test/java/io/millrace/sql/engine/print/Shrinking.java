package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Node;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes a tree that shows a fault as small as it still shows it: leaves out what may be absent,
/// shortens lists, and puts a part of a node in its place.
final class Shrinking {
    private static final int MOST_ATTEMPTS = 3_000;

    /// Lists that mean nothing when they are empty.
    private static final Set<String> OPTIONAL =
            Set.of(
                    "orderBy",
                    "limits",
                    "locking",
                    "groupBy",
                    "windows",
                    "distinctOn",
                    "withinGroup",
                    "arguments",
                    "returning",
                    "partitionBy",
                    "frameBounds");

    private Shrinking() {}

    static <T extends Node> T smallest(T tree, Predicate<T> fails) {
        T best = tree;
        int attempts = 0;
        boolean smaller = true;
        while (smaller && attempts < MOST_ATTEMPTS) {
            smaller = false;
            for (Object candidate : variants(best, best.getClass())) {
                @SuppressWarnings("unchecked")
                T next = (T) candidate;
                attempts++;
                if (attempts < MOST_ATTEMPTS && size(next) < size(best) && fails.test(next)) {
                    best = next;
                    smaller = true;
                    break;
                }
            }
        }
        return best;
    }

    private static int size(Node tree) {
        int[] count = {0};
        Children.walk(tree, node -> count[0]++);
        return count[0];
    }

    /// The value with one thing about it made smaller.
    private static List<Object> variants(@Nullable Object value, Class<?> kind) {
        List<Object> found = new ArrayList<>();
        if (value instanceof Node node && kind != value.getClass()) {
            Children.walk(
                    node,
                    below -> {
                        if (!below.equals(node)
                                && kind.isInstance(below)
                                && standsAnywhere(below)) {
                            found.add(below);
                        }
                    });
        }
        if (value instanceof Record record) {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Object[] values = Records.values(record);
            for (int i = 0; i < components.length; i++) {
                for (Object other : ofComponent(components[i], values[i])) {
                    Object[] changed = values.clone();
                    changed[i] = other instanceof Absent ? null : other;
                    found.add(Records.of(record.getClass(), changed));
                }
            }
        }
        return found;
    }

    /// Stands for no value.
    private record Absent() {}

    private static List<Object> ofComponent(RecordComponent component, @Nullable Object value) {
        List<Object> found = new ArrayList<>();
        boolean nullable =
                component.getAnnotatedType().isAnnotationPresent(Nullable.class) && value != null;
        if (nullable) {
            found.add(new Absent());
        }
        if (value instanceof List<?> list
                && component.getGenericType() instanceof ParameterizedType listed
                && listed.getActualTypeArguments()[0] instanceof Class<?> kind) {
            int least = OPTIONAL.contains(component.getName()) ? 0 : 1;
            boolean paired =
                    component.getName().startsWith("opera")
                            || component.getName().equals("parts")
                            || component.getName().equals("values")
                            || component.getName().equals("named");
            for (int i = 0; i < list.size(); i++) {
                if (list.size() > least && !paired) {
                    List<Object> shorter = new ArrayList<>(list);
                    shorter.remove(i);
                    found.add(List.copyOf(shorter));
                }
                Object item = list.get(i);
                for (Object other : variants(item, kind)) {
                    List<Object> changed = new ArrayList<>(list);
                    changed.set(i, other);
                    found.add(List.copyOf(changed));
                }
            }
        } else if (value instanceof Record) {
            found.addAll(variants(value, component.getType()));
        }
        return found;
    }

    /// A star, a lambda and DEFAULT are expressions only in some places.
    private static boolean standsAnywhere(Node node) {
        return !(node instanceof Expression.Star)
                && !(node instanceof Expression.Lambda)
                && !(node instanceof Expression.Literal literal
                        && literal.kind() == Expression.LiteralKind.DEFAULT);
    }
}
