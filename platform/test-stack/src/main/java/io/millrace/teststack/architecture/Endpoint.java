package io.millrace.teststack.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// REST operations, told by their annotations, whose names are enough here.
final class Endpoint {
    private static final String SECURITY = "jakarta.annotation.security.";
    private static final Set<String> VERBS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<String> DECLARATIONS =
            Set.of(SECURITY + "RolesAllowed", SECURITY + "PermitAll", SECURITY + "DenyAll");

    static final DescribedPredicate<JavaMethod> IS_ONE =
            new DescribedPredicate<>("are REST operations of a resource") {
                @Override
                public boolean test(JavaMethod method) {
                    return !method.getOwner().isInterface()
                            && method.getAnnotations().stream()
                                    .anyMatch(annotation ->
                                            annotation
                                                            .getRawType()
                                                            .getPackageName()
                                                            .equals("jakarta.ws.rs")
                                                    && VERBS.contains(
                                                            annotation
                                                                    .getRawType()
                                                                    .getSimpleName()));
                }
            };

    static final ArchCondition<JavaMethod> DECLARE_WHO_MAY =
            new ArchCondition<>("declare who may call them") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean declared =
                            DECLARATIONS.stream()
                                    .anyMatch(name ->
                                            method.isAnnotatedWith(name)
                                                    || method.getOwner().isAnnotatedWith(name));
                    events.add(
                            new SimpleConditionEvent(
                                    method,
                                    declared,
                                    method.getFullName() + " does not say who may call it"));
                }
            };

    private Endpoint() {}
}
