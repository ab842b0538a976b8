package io.millrace.streams.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.millrace.teststack.architecture.OneWay;

@AnalyzeClasses(
        packages = "io.millrace.streams.contract",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_GO_ONE_WAY =
            OneWay.through(
                            "io.millrace.streams.contract",
                            "ids",
                            "content",
                            "catalogue",
                            "payloads",
                            "envelope",
                            "golden")
                    .because("a room is read on its own, after those below it");

    @ArchTest
    static final ArchRule THE_CONTRACT_KNOWS_NO_FRAMEWORK =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..")
                    .because("a contract outlives the framework of those who keep it");
}
