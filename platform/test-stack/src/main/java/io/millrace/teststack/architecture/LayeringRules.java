package io.millrace.teststack.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;

/// What holds inside every service.
public final class LayeringRules {
    private static final String HTTP = "jakarta.ws.rs..";

    private LayeringRules() {}

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("io.millrace.*.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("data flows one way, and a feature is read on its own")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RESOURCES_CALL_USE_CASES =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Resource")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleNameEndingWith("Repository")
                    .because("the transaction and the rules live in the use cases")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule STORES_AND_STATES_KNOW_NO_HTTP =
            noClasses()
                    .that()
                    .haveNameMatching(".*(Repository|Entity|State|Listener|View)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(HTTP)
                    .because("REST, socket, stream and command line call the same use cases")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common|Base)")
                    .because("such a name hides what the class is for");

    @ArchTest
    static final ArchRule PACKAGES_SAY_SOMETHING =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..common..",
                            "..util..",
                            "..utils..",
                            "..core..",
                            "..base..",
                            "..shared..",
                            "..helper..",
                            "..manager..",
                            "..impl..")
                    .because("a package is named for its feature");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_A_TOUR =
            classes()
                    .should(PackageTour.EXISTS)
                    .because(
                            "package-info is where a newcomer begins, and NullAway needs the mark");

    @ArchTest
    static final ArchRule STATES_ARE_SEALED =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("State")
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .areInterfaces()
                    .should(SealedOnly.BE_SEALED)
                    .because("only then the compiler finds what a new state forgot")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ENDPOINTS_DECLARE_WHO_MAY =
            methods()
                    .that(Endpoint.IS_ONE)
                    .should(Endpoint.DECLARE_WHO_MAY)
                    .because("what declares no role is closed, and nobody notices")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CLOSED_ROOMS_OF_DELIVERY_STAY_CLOSED =
            noClasses()
                    .should()
                    .dependOnClassesThat(DeliveryDoors.CLOSED)
                    .because("delivery keeps its promises only if nobody reaches behind them");

    @ArchTest
    static final ArchRule DELIVERY_ALONE_USES_ITS_LINKS_AND_MAKES_ITS_PARTS =
            noClasses()
                    .should()
                    .accessTargetWhere(DeliveryDoors.STAFF_ONLY)
                    .because(
                            "a service hands its links to Delivery and takes the parts from it; two"
                                    + " who write the same keys and tables would break the order");

    @ArchTest
    static final ArchRule NO_SEED_IS_OF_THE_BUILD =
            fields().that()
                    .haveRawType(assignableTo(Random.class))
                    .should()
                    .notBeStatic()
                    .because("a native image would carry it, and every start draw the same numbers")
                    .allowEmptyShould(true);

    @ArchTest static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
