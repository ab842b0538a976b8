package io.millrace.teststack.architecture.planted;

import jakarta.ws.rs.NotFoundException;

/// Knows HTTP, which a store must not.
class OrderRepository {
    NotFoundException missing() {
        return new NotFoundException();
    }
}
