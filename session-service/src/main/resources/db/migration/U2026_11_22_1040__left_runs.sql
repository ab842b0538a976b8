ALTER TABLE tasks ADD COLUMN left_run_id uuid;
UPDATE tasks SET left_run_id = left_run_ids[cardinality(left_run_ids)];
ALTER TABLE tasks DROP COLUMN left_run_ids;
