-- Files that come with tasks, and their bytes in chunks.
CREATE TABLE files (
    id         uuid PRIMARY KEY,
    task_id    uuid        NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    user_id    text        NOT NULL,
    name       text        NOT NULL,
    type       text        NOT NULL,
    size       bigint      NOT NULL CHECK (size > 0),
    sha256     text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX files_of_task ON files (task_id, id);

CREATE TABLE file_chunks (
    file_id uuid  NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    -- From 0; all chunks of a file but the last are of one size.
    number  int   NOT NULL,
    bytes   bytea NOT NULL,
    PRIMARY KEY (file_id, number)
);
-- Uploads are mostly compressed already, and a part of a compressed value cannot be read alone.
ALTER TABLE file_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
