-- For the purge of what is long over.
CREATE INDEX sandbox_leases_ended ON sandbox_leases (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX sandbox_operations_settled ON sandbox_operations (updated_at)
    WHERE status IN ('COMPLETED', 'FAILED');
CREATE INDEX sandbox_deliveries_over ON sandbox_deliveries (created_at)
    WHERE next_attempt_at IS NULL;
