-- What subscribers are to be told.
CREATE TABLE sandbox_deliveries (
    id              uuid PRIMARY KEY,
    subscriber      text        NOT NULL,
    -- As it is signed and sent, to the letter.
    body            text        NOT NULL,
    attempts        int         NOT NULL,
    next_attempt_at timestamptz,
    delivered_at    timestamptz,
    last_error      text,
    created_at      timestamptz NOT NULL,
    version         bigint      NOT NULL
);
CREATE INDEX sandbox_deliveries_due ON sandbox_deliveries (next_attempt_at, id)
    WHERE next_attempt_at IS NOT NULL;
