package io.millrace.streams.delivery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.millrace.streams.delivery",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
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
