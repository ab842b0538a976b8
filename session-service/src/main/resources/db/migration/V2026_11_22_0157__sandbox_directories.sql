-- Sandboxes that are directories: a row from before one is made until after it is gone.
CREATE TABLE sandbox_directories (
    -- Also its name below the root.
    id              uuid PRIMARY KEY,
    root            text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('LENT', 'CLEARING')),
    -- What the borrower calls this borrowing: asking again under it gives the same directory.
    borrow_key      uuid,
    -- SHA-256 of the token; only the borrower has the token.
    token_hash      bytea,
    lent_at         timestamptz NOT NULL,
    expires_at      timestamptz,
    -- Since when nobody has it.
    ended_at        timestamptz,
    attempts        int         NOT NULL,
    next_attempt_at timestamptz,
    last_error      text,
    version         bigint      NOT NULL,
    CHECK ((status = 'LENT') = (token_hash IS NOT NULL)),
    CHECK ((status = 'LENT') = (borrow_key IS NOT NULL)),
    CHECK ((status = 'LENT') = (expires_at IS NOT NULL)),
    CHECK ((status = 'CLEARING') = (ended_at IS NOT NULL)),
    CHECK ((status = 'CLEARING') = (next_attempt_at IS NOT NULL))
);
CREATE UNIQUE INDEX sandbox_directories_key ON sandbox_directories (borrow_key)
    WHERE borrow_key IS NOT NULL;
CREATE INDEX sandbox_directories_expiry ON sandbox_directories (root, expires_at)
    WHERE status = 'LENT';
CREATE INDEX sandbox_directories_due ON sandbox_directories (root, next_attempt_at, id)
    WHERE status = 'CLEARING';
