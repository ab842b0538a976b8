-- The built-in pool of sandboxes, and the returns that are under way.
CREATE TABLE sandbox_items (
    id           uuid PRIMARY KEY,
    item         jsonb       NOT NULL,
    status       text        NOT NULL CHECK (status IN ('FREE', 'BORROWED', 'RETURNING', 'QUARANTINED')),
    submitted_by text        NOT NULL,
    submitted_at timestamptz NOT NULL,
    -- Since when it waits for a borrower; those who wait longest go first.
    free_since   timestamptz,
    -- What the borrower calls this borrowing: asking again under it gives the same item.
    borrow_key   uuid,
    -- SHA-256 of the token; only the borrower has the token.
    token_hash   bytea,
    borrowed_by  text,
    borrowed_at  timestamptz,
    expires_at   timestamptz,
    version      bigint      NOT NULL,
    CHECK ((status = 'BORROWED') = (token_hash IS NOT NULL)),
    CHECK ((status = 'BORROWED') = (borrow_key IS NOT NULL)),
    CHECK ((status = 'BORROWED') = (expires_at IS NOT NULL)),
    CHECK ((status = 'FREE') = (free_since IS NOT NULL))
);
CREATE UNIQUE INDEX sandbox_items_key ON sandbox_items (borrow_key) WHERE borrow_key IS NOT NULL;
CREATE INDEX sandbox_items_free ON sandbox_items (free_since, id) WHERE status = 'FREE';
CREATE INDEX sandbox_items_expiry ON sandbox_items (expires_at) WHERE status = 'BORROWED';
CREATE INDEX sandbox_items_by_status ON sandbox_items (status, id DESC);

CREATE TABLE sandbox_operations (
    id              uuid PRIMARY KEY,
    -- No reference: what was done is remembered longer than the item.
    item_id         uuid        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('PENDING', 'NOTIFIED', 'COMPLETED', 'FAILED')),
    message         text,
    attempts        int         NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    notified_at     timestamptz,
    version         bigint      NOT NULL
);
CREATE INDEX sandbox_operations_due ON sandbox_operations (next_attempt_at, id)
    WHERE status = 'PENDING';
