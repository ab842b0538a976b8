ALTER TABLE sessions DROP COLUMN title_requested_at;
