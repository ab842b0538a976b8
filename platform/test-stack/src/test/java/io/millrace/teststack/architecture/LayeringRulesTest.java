package io.millrace.teststack.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule finds the fault planted for it.
class LayeringRulesTest {
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("io.millrace.teststack.architecture.planted");

    static Stream<Arguments> rulesAndWhatTheyFind() {
        return Stream.of(
                Arguments.of(LayeringRules.RESOURCES_CALL_USE_CASES, "OrderRepository"),
                Arguments.of(LayeringRules.STORES_AND_STATES_KNOW_NO_HTTP, "NotFoundException"),
                Arguments.of(LayeringRules.NAMES_SAY_SOMETHING, "OrderHelper"),
                Arguments.of(LayeringRules.PACKAGES_SAY_SOMETHING, "planted.util"),
                Arguments.of(LayeringRules.PACKAGES_HAVE_A_TOUR, "OrderResource"),
                Arguments.of(LayeringRules.STATES_ARE_SEALED, "OrderState is not sealed"),
                Arguments.of(
                        LayeringRules.ENDPOINTS_DECLARE_WHO_MAY, "does not say who may call it"),
                Arguments.of(LayeringRules.NOTHING_IS_PRINTED, "System.out"));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatTheyFind")
    void aRuleFindsWhatWasPlanted(ArchRule rule, String found) {
        AssertionError broken = assertThrows(AssertionError.class, () -> rule.check(PLANTED));

        assertTrue(
                String.valueOf(broken.getMessage()).contains(found),
                () -> "does not name " + found + ": " + broken.getMessage());
    }
}
