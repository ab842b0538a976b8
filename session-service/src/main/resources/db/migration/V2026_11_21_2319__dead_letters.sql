-- Work that failed for good, kept with its cause until somebody has dealt with it.
CREATE TABLE dead_letters (
    id               uuid PRIMARY KEY,
    -- The background task that failed, or the key of the stream whose entry was given up.
    task_type        text        NOT NULL,
    entity_id        text        NOT NULL,
    entity_data      jsonb       NOT NULL,
    -- The envelope that told of it; null for what a background task of this service reports.
    envelope_id      uuid UNIQUE,
    retry_count      int         NOT NULL,
    last_error       text        NOT NULL,
    last_error_at    timestamptz NOT NULL,
    first_failed_at  timestamptz NOT NULL,
    status           text        NOT NULL CHECK (status IN ('pending', 'resolved', 'abandoned')),
    resolution_notes text,
    resolved_by      text,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    version          bigint      NOT NULL
);
CREATE INDEX dead_letters_in_status ON dead_letters (status, id DESC);
CREATE INDEX dead_letters_dealt_with ON dead_letters (updated_at) WHERE status <> 'pending';
-- A background task has one letter about a thing at a time.
CREATE UNIQUE INDEX dead_letters_one_pending ON dead_letters (task_type, entity_id)
    WHERE status = 'pending' AND envelope_id IS NULL;
