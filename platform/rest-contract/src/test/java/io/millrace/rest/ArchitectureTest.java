package io.millrace.rest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.millrace.rest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_CONTRACT_KNOWS_NO_FRAMEWORK =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..")
                    .because("a contract outlives the framework of those who keep it");
}
