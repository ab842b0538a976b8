package io.millrace.gateway.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final RouteTable TABLE =
            new RouteTable(
                    List.of(
                            route("/api/v1/sessions", "sessions"),
                            route("/api/v1/sessions/special", "special"),
                            route("/tasks", "sessions")));

    @Test
    void a_prefix_leads_to_itself_and_everything_below() {
        assertEquals(Optional.of("sessions"), upstream("/api/v1/sessions"));
        assertEquals(Optional.of("sessions"), upstream("/api/v1/sessions/"));
        assertEquals(Optional.of("sessions"), upstream("/api/v1/sessions/1/messages"));
        assertEquals(Optional.of("sessions"), upstream("/tasks/1"));
    }

    @Test
    void a_prefix_matches_whole_segments_only() {
        assertEquals(Optional.empty(), upstream("/api/v1/sessionsecrets"));
        assertEquals(Optional.empty(), upstream("/api/v1/session"));
        assertEquals(Optional.empty(), upstream("/tasks-of-others"));
        assertEquals(Optional.empty(), upstream("/x/tasks"));
    }

    @Test
    void the_longer_of_two_prefixes_counts() {
        assertEquals(Optional.of("special"), upstream("/api/v1/sessions/special/1"));
    }

    @Test
    void a_prefix_stands_for_one_route_only() {
        List<Route> twice = List.of(route("/tasks", "a"), route("/tasks", "b"));

        assertThrows(IllegalArgumentException.class, () -> new RouteTable(twice));
    }

    private static Optional<String> upstream(String path) {
        return TABLE.find(path).map(Route::upstream);
    }

    private static Route route(String prefix, String upstream) {
        return new Route(prefix, upstream, "user", Duration.ofSeconds(1), 1);
    }
}
