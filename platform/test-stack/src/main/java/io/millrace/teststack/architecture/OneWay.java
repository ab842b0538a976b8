package io.millrace.teststack.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/// Whether the arrows between a module's packages go one way.
public final class OneWay extends ArchCondition<JavaClass> {
    private final String root;
    private final List<String> rooms;

    private OneWay(String root, List<String> rooms) {
        super("know only rooms listed before their own: " + String.join(", ", rooms));
        this.root = root;
        this.rooms = rooms;
    }

    /// A rule by which a class knows only its own room and those listed before it. Classes in the
    /// root itself may know all rooms, and no room knows them.
    ///
    /// @param root the module's package
    /// @param rooms the packages right below it, the one that knows nothing of the others first
    public static ArchRule through(String root, String... rooms) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new OneWay(root, List.of(rooms)));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        int own = place(type);
        events.add(
                new SimpleConditionEvent(
                        type, own >= 0, type.getName() + " lies in a room that is not listed"));
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass other = dependency.getTargetClass().getBaseComponentType();
            if (isInside(other)) {
                events.add(
                        new SimpleConditionEvent(
                                type, place(other) <= own, dependency.getDescription()));
            }
        }
    }

    private boolean isInside(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) || name.startsWith(root + ".");
    }

    /// The higher, the more it may know; -1 for what is not listed.
    private int place(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(root)) {
            return rooms.size();
        }
        return rooms.indexOf(name.substring(root.length() + 1).split("\\.", 2)[0]);
    }
}
