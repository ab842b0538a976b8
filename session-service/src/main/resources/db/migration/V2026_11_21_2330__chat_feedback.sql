-- What users think of the messages of chats.
CREATE TABLE chat_feedback (
    task_id  uuid        NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    user_id  text        NOT NULL,
    feedback text        NOT NULL CHECK (feedback IN ('POSITIVE', 'NEGATIVE')),
    given_at timestamptz NOT NULL,
    PRIMARY KEY (task_id, user_id)
);
