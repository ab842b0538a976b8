package io.millrace.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.millrace.teststack.architecture.LayeringRules;

@AnalyzeClasses(
        packages = "io.millrace.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests LAYERS = ArchTests.in(LayeringRules.class);

    @ArchTest
    static final ArchRule NO_DATABASE_ON_THE_HOT_PATH =
            ArchRuleDefinition.noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..")
                    .because("the gateway forwards and keeps no state of its own");

    @ArchTest
    static final ArchRule PROXIES_DO_NOT_WATCH =
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage("..gateway.routes..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..gateway.fanout..", "..gateway.watch..", "..gateway.sockets..")
                    .because("sockets call services, services are not called back");

    @ArchTest
    static final ArchRule THE_HUB_KNOWS_NO_DOOR =
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage("..gateway.fanout..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx.ext.web..", "io.quarkus..", "jakarta..")
                    .because("what is promised to watchers must hold at every door");
}
