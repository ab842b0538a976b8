-- What the runs of a task have cost, in US dollars; null where nobody knows.
ALTER TABLE tasks ADD COLUMN cost numeric CHECK (cost >= 0);
