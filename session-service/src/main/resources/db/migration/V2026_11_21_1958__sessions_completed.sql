-- What sessions want of a sandbox, with whom they are shared, and how they are found.
ALTER TABLE sessions ADD COLUMN sbx_config jsonb;

-- The words of a session, in lower case, without ASCII's punctuation, and whose it is: u:<md5 of the
-- user's id>, which no word can be, so that a search looks at the words of one user only.
ALTER TABLE sessions ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
    array_to_tsvector(ARRAY['u:' || md5(user_id)])
    || to_tsvector('simple', regexp_replace(
        title || ' ' || coalesce(repo, '') || ' ' || coalesce(branch, '') || ' '
            || coalesce(target_branch, ''),
        '[!-/:-@\[-`{-~]+', ' ', 'g'))
) STORED;

-- One index for each order of a list; that of creation is sessions_of_user.
CREATE INDEX sessions_by_update ON sessions (user_id, updated_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX sessions_by_title ON sessions (user_id, title, id) WHERE deleted_at IS NULL;
-- And for choices that would else look at all of a user's sessions.
CREATE INDEX sessions_by_status ON sessions (user_id, session_status, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX sessions_by_repo ON sessions (user_id, repo, id DESC)
    WHERE deleted_at IS NULL AND repo IS NOT NULL;
CREATE INDEX sessions_deleted ON sessions (user_id, id DESC) WHERE deleted_at IS NOT NULL;
CREATE INDEX sessions_by_word ON sessions USING gin (search);

CREATE TABLE session_grants (
    id         uuid PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('USER', 'GROUP')),
    grantee    text NOT NULL,
    access     text NOT NULL CHECK (access IN ('CAN_VIEW', 'FULL_ACCESS')),
    UNIQUE (session_id, kind, grantee)
);

-- What belongs to a session goes with it.
ALTER TABLE tasks DROP CONSTRAINT tasks_session_id_fkey,
    ADD CONSTRAINT tasks_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE;
ALTER TABLE messages DROP CONSTRAINT messages_session_id_fkey,
    ADD CONSTRAINT messages_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE;
ALTER TABLE messages DROP CONSTRAINT messages_task_id_fkey,
    ADD CONSTRAINT messages_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE CASCADE;
