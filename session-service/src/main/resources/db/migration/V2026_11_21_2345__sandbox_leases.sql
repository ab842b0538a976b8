-- What sessions borrow. A row is written before anybody is asked for a sandbox, and stays.
CREATE TABLE sandbox_leases (
    -- Also the key under which the allocator is asked.
    id              uuid PRIMARY KEY,
    -- No reference: a lease is returned even if its session is gone.
    session_id      uuid        NOT NULL,
    status          text        NOT NULL
        CHECK (status IN ('WANTED', 'HELD', 'RETURNING', 'RETURNED', 'WITHDRAWN', 'LOST', 'ABANDONED')),
    -- The priority of what waits for it, 0 the most urgent.
    urgency         int         NOT NULL,
    wanted_at       timestamptz NOT NULL,
    -- Since when something may be lent under the key without our knowing what.
    asked_at        timestamptz,
    item            jsonb,
    -- The token, encrypted, and its SHA-256.
    sealed_token    bytea,
    token_hash      bytea,
    held_at         timestamptz,
    renewed_at      timestamptz,
    return_wanted_at timestamptz,
    -- Since when the allocator may have it back without our knowing.
    return_asked_at timestamptz,
    ended_at        timestamptz,
    -- Which call is the last that was begun; what an earlier one brings is not heard.
    claim           int         NOT NULL,
    -- Failures in a row.
    failures        int         NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    last_error      text,
    last_failed_at  timestamptz,
    first_failed_at timestamptz,
    version         bigint      NOT NULL,
    CHECK ((status IN ('HELD', 'RETURNING', 'ABANDONED')) = (sealed_token IS NOT NULL))
);
CREATE UNIQUE INDEX sandbox_leases_one_of_session ON sandbox_leases (session_id)
    WHERE status IN ('WANTED', 'HELD');
-- What one session has nobody else gets, whatever an allocator answers.
CREATE UNIQUE INDEX sandbox_leases_token ON sandbox_leases (token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX sandbox_leases_wanted ON sandbox_leases (urgency, wanted_at, id) WHERE status = 'WANTED';
CREATE INDEX sandbox_leases_returning ON sandbox_leases (next_attempt_at, id) WHERE status = 'RETURNING';
CREATE INDEX sandbox_leases_held ON sandbox_leases (renewed_at) WHERE status = 'HELD';
CREATE INDEX sandbox_leases_of_session ON sandbox_leases (session_id, id DESC);

ALTER TABLE sessions ADD COLUMN ip_returned boolean NOT NULL DEFAULT false;

CREATE TABLE sandbox_heard (
    -- SHA-256 of the signature.
    signature bytea PRIMARY KEY,
    heard_at  timestamptz NOT NULL
);
CREATE INDEX sandbox_heard_at ON sandbox_heard (heard_at);
