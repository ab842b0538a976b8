package io.millrace.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesTest {

    @Test
    void aRoleBringsAllBelowIt() {
        assertEquals(
                Set.of("guest", "user", "power_user", "manager"),
                Roles.withThoseBelow(Set.of("manager", "user")));
    }

    @Test
    void rolesOutsideTheLadderBringNothing() {
        assertEquals(Set.of(), Roles.withThoseBelow(Set.of("offline_access", "uma_authorization")));
        assertEquals(Set.of(), Roles.withThoseBelow(Set.of()));
    }
}
