-- A run may end because the user takes the task over.
ALTER TABLE run
    DROP CONSTRAINT run_state_check,
    ADD CONSTRAINT run_state_check
        CHECK (state IN ('RUNNING', 'COMPLETED', 'FAILED', 'STOPPED', 'NEEDS_HELP', 'HANDED_OVER'));
