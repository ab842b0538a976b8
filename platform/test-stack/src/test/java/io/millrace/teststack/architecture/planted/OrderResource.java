package io.millrace.teststack.architecture.planted;

import jakarta.ws.rs.GET;

/// Breaks two rules: it skips the use case, and says nothing of who may call.
class OrderResource {
    private final OrderRepository orders = new OrderRepository();

    @GET
    public String list() {
        return orders.toString();
    }
}
