-- What the task API needs beyond prompts: a model with its provider, scheduled tasks, takeover and
-- resume, deletion.
ALTER TABLE tasks
    ADD COLUMN model_provider text,
    -- How often it was put on a work stream.
    ADD COLUMN requests       int NOT NULL DEFAULT 0,
    -- The run that the user took the task from.
    ADD COLUMN left_run_id    uuid,
    ADD COLUMN deleted_at     timestamptz,
    -- A scheduled task waits for nobody before its time.
    ALTER COLUMN queued_at DROP NOT NULL;
UPDATE tasks SET model_provider = 'millrace' WHERE model IS NOT NULL;
UPDATE tasks SET requests = 1 WHERE dispatched_at IS NOT NULL;
ALTER TABLE tasks
    ALTER COLUMN requests DROP DEFAULT,
    ADD CONSTRAINT tasks_model CHECK ((model IS NULL) = (model_provider IS NULL)),
    ADD CONSTRAINT tasks_scheduled CHECK ((type = 'SCHEDULED') = (scheduled_for IS NOT NULL)),
    ADD CONSTRAINT tasks_queued CHECK (queued_at IS NOT NULL OR type = 'SCHEDULED');

DROP INDEX tasks_of_user;
CREATE INDEX tasks_of_user ON tasks (user_id, id DESC) WHERE deleted_at IS NULL;
DROP INDEX tasks_waiting;
CREATE INDEX tasks_waiting ON tasks (session_id)
    WHERE dispatched_at IS NULL AND status IN ('PENDING', 'NEEDS_HELP', 'NEEDS_REVIEW');
CREATE INDEX tasks_scheduled_next ON tasks (scheduled_for)
    WHERE status = 'PENDING' AND queued_at IS NULL;
