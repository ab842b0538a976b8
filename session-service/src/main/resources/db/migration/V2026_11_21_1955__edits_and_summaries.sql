-- What users change afterwards, and what agents sum up.
ALTER TABLE messages
    ADD COLUMN version    bigint NOT NULL DEFAULT 0,
    ADD COLUMN edited_at  timestamptz,
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN summary_id uuid;

-- What a message said before.
CREATE TABLE message_edits (
    message_id  uuid        NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    version     bigint      NOT NULL,
    content     jsonb       NOT NULL,
    replaced_at timestamptz NOT NULL,
    replaced_by text        NOT NULL,
    PRIMARY KEY (message_id, version)
);

CREATE TABLE summaries (
    id         uuid PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    task_id    uuid        NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    -- The summary that goes on from this one has it for its parent.
    parent     uuid        REFERENCES summaries (id) ON DELETE SET NULL,
    content    text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX summaries_of_session ON summaries (session_id, id);
CREATE INDEX summaries_of_task ON summaries (task_id);
CREATE INDEX summaries_of_parent ON summaries (parent) WHERE parent IS NOT NULL;
ALTER TABLE messages
    ADD CONSTRAINT messages_summary_id_fkey
        FOREIGN KEY (summary_id) REFERENCES summaries (id) ON DELETE SET NULL;
CREATE INDEX messages_of_summary ON messages (summary_id) WHERE summary_id IS NOT NULL;
