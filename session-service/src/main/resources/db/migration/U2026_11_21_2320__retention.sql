DROP INDEX sessions_to_purge;
ALTER TABLE sessions DROP CONSTRAINT sessions_parent_fkey,
    ADD CONSTRAINT sessions_parent_fkey FOREIGN KEY (parent) REFERENCES sessions (id);
