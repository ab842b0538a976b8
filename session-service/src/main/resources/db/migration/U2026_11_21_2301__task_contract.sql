DROP INDEX tasks_scheduled_next;
DROP INDEX tasks_waiting;
DROP INDEX tasks_of_user;
CREATE INDEX tasks_of_user ON tasks (user_id, id DESC);
CREATE INDEX tasks_waiting ON tasks (session_id) WHERE status = 'PENDING' AND dispatched_at IS NULL;
ALTER TABLE tasks
    DROP CONSTRAINT tasks_model,
    DROP CONSTRAINT tasks_scheduled,
    DROP CONSTRAINT tasks_queued;
UPDATE tasks SET queued_at = scheduled_for WHERE queued_at IS NULL;
ALTER TABLE tasks
    ALTER COLUMN queued_at SET NOT NULL,
    DROP COLUMN model_provider,
    DROP COLUMN requests,
    DROP COLUMN left_run_id,
    DROP COLUMN deleted_at;
