-- Sessions, their tasks and their messages.
CREATE TABLE sessions (
    id                  uuid PRIMARY KEY,
    user_id             text        NOT NULL,
    parent              uuid        REFERENCES sessions (id),
    title               text        NOT NULL,
    repo                text,
    target_branch       text,
    branch              text,
    inbox_status        text        NOT NULL
        CHECK (inbox_status IN ('PENDING', 'ACTIVE', 'PROCESSING', 'COMPLETED', 'FAILED', 'ARCHIVED')),
    session_status      text        NOT NULL
        CHECK (session_status IN ('ACTIVE', 'RETURNING_IP', 'COMPLETED', 'FAILED', 'ARCHIVED')),
    cancellation_status text        NOT NULL
        CHECK (cancellation_status IN ('none', 'requested', 'cancelled')),
    cancelled_at        timestamptz,
    cancelled_by        text,
    status_message      text,
    message_count       bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    deleted_at          timestamptz,
    version             bigint      NOT NULL
);
-- Ids are in the order of creation, so the list of a user needs no other key.
CREATE INDEX sessions_of_user ON sessions (user_id, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX sessions_of_parent ON sessions (parent) WHERE parent IS NOT NULL;

CREATE TABLE tasks (
    id                  uuid PRIMARY KEY,
    session_id          uuid        NOT NULL REFERENCES sessions (id),
    user_id             text        NOT NULL,
    description         text        NOT NULL,
    type                text        NOT NULL CHECK (type IN ('IMMEDIATE', 'SCHEDULED')),
    status              text        NOT NULL
        CHECK (status IN ('PENDING', 'RUNNING', 'NEEDS_HELP', 'NEEDS_REVIEW', 'COMPLETED', 'FAILED', 'CANCELLED')),
    priority            text        NOT NULL CHECK (priority IN ('URGENT', 'HIGH', 'MEDIUM', 'LOW')),
    control             text        NOT NULL CHECK (control IN ('USER', 'ASSISTANT')),
    created_by          text        NOT NULL CHECK (created_by IN ('USER', 'ASSISTANT')),
    model               text,
    attempt             int         NOT NULL,
    run_id              uuid,
    error               text,
    result              text,
    input_tokens        bigint      NOT NULL,
    output_tokens       bigint      NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    scheduled_for       timestamptz,
    queued_at           timestamptz NOT NULL,
    dispatched_at       timestamptz,
    executed_at         timestamptz,
    completed_at        timestamptz,
    cancel_requested_at timestamptz,
    cancel_deadline     timestamptz,
    version             bigint      NOT NULL
);
CREATE INDEX tasks_of_user ON tasks (user_id, id DESC);
CREATE INDEX tasks_of_session ON tasks (session_id, id DESC);
CREATE INDEX tasks_waiting ON tasks (session_id) WHERE status = 'PENDING' AND dispatched_at IS NULL;
CREATE INDEX tasks_being_cancelled ON tasks (cancel_deadline)
    WHERE status = 'RUNNING' AND cancel_deadline IS NOT NULL;
-- At most one task of a session is with an agent, whatever the code believes.
CREATE UNIQUE INDEX tasks_one_with_agent ON tasks (session_id)
    WHERE status = 'RUNNING' OR (status = 'PENDING' AND dispatched_at IS NOT NULL);

CREATE TABLE messages (
    id         uuid PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES sessions (id),
    task_id    uuid        NOT NULL REFERENCES tasks (id),
    -- 1, 2, 3 ... within the session, given under the session's row lock.
    position   bigint      NOT NULL,
    role       text        NOT NULL CHECK (role IN ('USER', 'ASSISTANT', 'SYSTEM')),
    content    jsonb       NOT NULL,
    run_id     uuid,
    step       int,
    attempt    int,
    created_at timestamptz NOT NULL,
    UNIQUE (session_id, position)
);
CREATE INDEX messages_of_task ON messages (task_id, position);
