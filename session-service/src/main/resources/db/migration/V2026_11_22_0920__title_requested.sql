-- Since when an agent has been asked for a title; null while none is.
ALTER TABLE sessions ADD COLUMN title_requested_at timestamptz;
