UPDATE run SET state = 'STOPPED' WHERE state = 'HANDED_OVER';
ALTER TABLE run
    DROP CONSTRAINT run_state_check,
    ADD CONSTRAINT run_state_check
        CHECK (state IN ('RUNNING', 'COMPLETED', 'FAILED', 'STOPPED', 'NEEDS_HELP'));
