package io.millrace.teststack.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// Whether an interface is sealed.
final class SealedOnly extends ArchCondition<JavaClass> {
    static final SealedOnly BE_SEALED = new SealedOnly();

    private SealedOnly() {
        super("be sealed");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        events.add(
                new SimpleConditionEvent(
                        type, type.reflect().isSealed(), type.getName() + " is not sealed"));
    }
}
