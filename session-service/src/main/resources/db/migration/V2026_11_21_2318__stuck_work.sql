-- What the session-poller looks for, a second apart: each query finds nothing in an index.
CREATE INDEX tasks_pending ON tasks (queued_at) WHERE status = 'PENDING';
CREATE INDEX tasks_with_agent ON tasks (id)
    WHERE dispatched_at IS NOT NULL AND (status = 'RUNNING' OR status = 'PENDING');
CREATE INDEX tasks_with_user ON tasks (status, updated_at)
    WHERE status IN ('NEEDS_HELP', 'NEEDS_REVIEW');
CREATE INDEX sessions_open ON sessions (session_status, inbox_status, updated_at)
    WHERE session_status IN ('ACTIVE', 'RETURNING_IP') AND deleted_at IS NULL;
