-- A task may be taken over more than once before a run has heard of it: all runs that were left.
ALTER TABLE tasks ADD COLUMN left_run_ids uuid[] NOT NULL DEFAULT '{}';
UPDATE tasks SET left_run_ids = ARRAY[left_run_id] WHERE left_run_id IS NOT NULL;
ALTER TABLE tasks DROP COLUMN left_run_id;
