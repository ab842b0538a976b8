package io.millrace.sql.engine;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.AbstractCollection;
import java.util.AbstractMap;

@AnalyzeClasses(
        packages = "io.millrace.sql.engine",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_ENGINE_STANDS_ON_JAVA_ALONE =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "io.millrace.sql.engine..")
                    .because("it is a library that anyone may use");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.millrace.sql.engine.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a script goes one way: text, tokens, tree, meaning, answer");

    @ArchTest
    static final ArchRule ROOMS_OF_A_PACKAGE_ARE_FREE_OF_CYCLES =
            slices().matching("io.millrace.sql.engine.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a room stands on those below it, and asks an interface for the rest");

    @ArchTest
    static final ArchRule NO_EXPRESSION_IS_MATCHED_BY_REGEX =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.regex..")
                    .because(
                            "regular expressions do not understand SQL, and can be made to take"
                                    + " forever");

    @ArchTest
    static final ArchRule NOTHING_IS_REFLECTED =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.lang.reflect..")
                    .orShould()
                    .callMethodWhere(
                            target(owner(type(Class.class)))
                                    .and(
                                            target(
                                                    nameMatching(
                                                            "forName|newInstance|get.*(Fields?|Methods?|Constructors?|Resource.*|Records?Components)"))))
                    .because("the native binary knows nothing of it");

    @ArchTest
    static final ArchRule NOTHING_IS_SHARED_BUT_CONSTANTS =
            fields().that()
                    .areStatic()
                    .should()
                    .beFinal()
                    .andShould()
                    .notHaveRawType(
                            assignableTo(AbstractMap.class)
                                    .or(assignableTo(AbstractCollection.class))
                                    .or(assignableTo(StringBuilder.class))
                                    .or(assignableTo(ThreadLocal.class))
                                    .or(resideInAPackage("java.util.concurrent..")))
                    .because("analyses run side by side and know nothing of each other");

    @ArchTest static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
