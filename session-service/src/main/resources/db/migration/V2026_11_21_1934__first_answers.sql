-- The answers to requests that their callers have named (Idempotency-Key), for their repeats.
CREATE TABLE first_answers (
    user_id     text        NOT NULL,
    operation   text        NOT NULL,
    key         text        NOT NULL,
    -- The place in the array of the body, from 0; -1 for the request as a whole.
    element     int         NOT NULL,
    -- Of path and body: a repeat has the same.
    fingerprint text        NOT NULL,
    -- Null for a request whose elements have answers of their own.
    status      int,
    location    text,
    etag        text,
    body        text,
    -- The session that the answer tells of.
    about       uuid,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, operation, key, element)
);
CREATE INDEX first_answers_about ON first_answers (about) WHERE about IS NOT NULL;
CREATE INDEX first_answers_created ON first_answers (created_at);
