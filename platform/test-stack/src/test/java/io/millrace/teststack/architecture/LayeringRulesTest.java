package io.millrace.teststack.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule finds the fault planted for it.
class LayeringRulesTest {
    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("io.millrace.teststack.architecture.planted");

    private static final ArchRule STAFF_ONLY =
            LayeringRules.DELIVERY_ALONE_USES_ITS_LINKS_AND_MAKES_ITS_PARTS;
    private static final ArchRule ROOMS =
            OneWay.through("io.millrace.teststack.architecture.planted.rooms", "cellar", "attic");

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
                Arguments.of(LayeringRules.NO_SEED_IS_OF_THE_BUILD, "OrderNews.NUMBERS"),
                Arguments.of(LayeringRules.NOTHING_IS_PRINTED, "System.out"),
                Arguments.of(LayeringRules.CLOSED_ROOMS_OF_DELIVERY_STAY_CLOSED, "inbox.Inbox"),
                Arguments.of(STAFF_ONLY, "RedisLink.send"),
                Arguments.of(STAFF_ONLY, "Sql.update"),
                Arguments.of(STAFF_ONLY, "outbox.Outbox.<init>"),
                Arguments.of(ROOMS, "Cellar.above"),
                Arguments.of(ROOMS, "Shed lies in a room that is not listed"));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatTheyFind")
    void aRuleFindsWhatWasPlanted(ArchRule rule, String found) {
        AssertionError broken = assertThrows(AssertionError.class, () -> rule.check(PLANTED));

        assertTrue(
                String.valueOf(broken.getMessage()).contains(found),
                () -> "does not name " + found + ": " + broken.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RedisLink.<init>",
                "NewEvent.<init>",
                "outbox.NewEvent",
                "redis.RedisLink>"
            })
    void whatAServiceMayDoWithDeliveryIsNotHeldAgainstIt(String allowed) {
        for (ArchRule rule :
                List.of(STAFF_ONLY, LayeringRules.CLOSED_ROOMS_OF_DELIVERY_STAY_CLOSED)) {
            AssertionError broken = assertThrows(AssertionError.class, () -> rule.check(PLANTED));

            assertFalse(String.valueOf(broken.getMessage()).contains(allowed));
        }
    }

    @Test
    void arrowsThatGoOneWayAreFine() {
        JavaClasses rooms =
                new ClassFileImporter()
                        .importPackages(
                                "io.millrace.teststack.architecture.planted.rooms.cellar",
                                "io.millrace.teststack.architecture.planted.rooms.attic");

        OneWay.through("io.millrace.teststack.architecture.planted.rooms", "attic", "cellar")
                .check(rooms);
    }
}
