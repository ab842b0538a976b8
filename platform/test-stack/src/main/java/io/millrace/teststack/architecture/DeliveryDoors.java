package io.millrace.teststack.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;

/// Which parts of stream-delivery are for services, and which are public only for its own rooms.
final class DeliveryDoors {
    private static final String DELIVERY = "..streams.delivery";

    /// Rooms that a service has no business in.
    static final DescribedPredicate<JavaClass> CLOSED =
            resideInAPackage(DELIVERY + "..")
                    .and(
                            DescribedPredicate.not(
                                    resideInAnyPackage(
                                            DELIVERY,
                                            DELIVERY + ".settings",
                                            DELIVERY + ".threads",
                                            DELIVERY + ".database",
                                            DELIVERY + ".redis",
                                            DELIVERY + ".leases",
                                            DELIVERY + ".handlers",
                                            DELIVERY + ".fanout",
                                            DELIVERY + ".outbox",
                                            DELIVERY + ".deadletters",
                                            DELIVERY + ".consumers")))
                    .as("lie in a closed room of stream-delivery");

    /// Doors of open rooms that only delivery itself goes through: statements and commands of its
    /// own, and the making of its parts.
    static final DescribedPredicate<JavaAccess<?>> STAFF_ONLY =
            DescribedPredicate.describe(
                    "of a command, a statement or a part that only delivery sends or makes",
                    DeliveryDoors::isStaffOnly);

    private static final DescribedPredicate<JavaClass> REDIS =
            resideInAPackage(DELIVERY + ".redis");
    private static final DescribedPredicate<JavaClass> DATABASE =
            resideInAPackage(DELIVERY + ".database");
    private static final DescribedPredicate<JavaClass> MADE_BY_DELIVERY =
            resideInAnyPackage(
                    DELIVERY + ".leases",
                    DELIVERY + ".outbox",
                    DELIVERY + ".deadletters",
                    DELIVERY + ".consumers");

    private DeliveryDoors() {}

    private static boolean isStaffOnly(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean value = owner.isRecord() || owner.isAssignableTo(Throwable.class);
        if (value) {
            return false;
        }
        boolean making = access instanceof JavaConstructorCall;
        if (MADE_BY_DELIVERY.test(owner)) {
            return making;
        }
        boolean sending = REDIS.test(owner) && !making;
        boolean asking =
                DATABASE.test(owner)
                        && (owner.getSimpleName().equals("Sql") || access.getName().equals("open"));
        return sending || asking;
    }
}
