ALTER TABLE messages
    DROP COLUMN version,
    DROP COLUMN edited_at,
    DROP COLUMN deleted_at,
    DROP COLUMN summary_id;
DROP TABLE message_edits;
DROP TABLE summaries;
