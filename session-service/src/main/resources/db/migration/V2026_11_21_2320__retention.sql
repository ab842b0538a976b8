-- What went on from a session that is purged stays.
ALTER TABLE sessions DROP CONSTRAINT sessions_parent_fkey,
    ADD CONSTRAINT sessions_parent_fkey
        FOREIGN KEY (parent) REFERENCES sessions (id) ON DELETE SET NULL;
CREATE INDEX sessions_to_purge ON sessions (deleted_at) WHERE deleted_at IS NOT NULL;
