package io.millrace.streams.delivery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.millrace.teststack.architecture.OneWay;

@AnalyzeClasses(
        packages = "io.millrace.streams.delivery",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_GO_ONE_WAY =
            OneWay.through(
                            "io.millrace.streams.delivery",
                            "settings",
                            "database",
                            "redis",
                            "threads",
                            "entries",
                            "leases",
                            "handlers",
                            "fanout",
                            "outbox",
                            "inbox",
                            "deadletters",
                            "consumers")
                    .because("a room is read on its own, after those below it");

    @ArchTest
    static final ArchRule DELIVERY_KNOWS_NO_FRAMEWORK =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..", "io.smallrye..", "jakarta.inject..", "org.hibernate..")
                    .because("its kill tests run it in plain virtual machines");

    @ArchTest
    static final ArchRule NOTHING_IS_REFLECTIVE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.lang.reflect..")
                    .because("it is part of native images");
}
