DROP INDEX sandbox_deliveries_over;
DROP INDEX sandbox_operations_settled;
DROP INDEX sandbox_leases_ended;
