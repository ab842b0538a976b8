ALTER TABLE messages DROP CONSTRAINT messages_task_id_fkey,
    ADD CONSTRAINT messages_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks (id);
ALTER TABLE messages DROP CONSTRAINT messages_session_id_fkey,
    ADD CONSTRAINT messages_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions (id);
ALTER TABLE tasks DROP CONSTRAINT tasks_session_id_fkey,
    ADD CONSTRAINT tasks_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions (id);
DROP TABLE session_grants;
DROP INDEX sessions_by_word;
DROP INDEX sessions_deleted;
DROP INDEX sessions_by_repo;
DROP INDEX sessions_by_status;
DROP INDEX sessions_by_title;
DROP INDEX sessions_by_update;
ALTER TABLE sessions DROP COLUMN search;
ALTER TABLE sessions DROP COLUMN sbx_config;
