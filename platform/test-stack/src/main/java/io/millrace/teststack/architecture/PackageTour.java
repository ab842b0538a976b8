package io.millrace.teststack.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/// Whether a class lies in a package with a `package-info` that is marked for the null analysis.
final class PackageTour extends ArchCondition<JavaClass> {
    static final PackageTour EXISTS = new PackageTour();

    private PackageTour() {
        super("lie in a package with a @NullMarked package-info");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean toured = type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
        events.add(
                new SimpleConditionEvent(
                        type,
                        toured,
                        type.getName() + " lies in a package without a @NullMarked package-info"));
    }
}
