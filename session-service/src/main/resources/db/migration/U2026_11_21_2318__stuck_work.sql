DROP INDEX sessions_open;
DROP INDEX tasks_with_user;
DROP INDEX tasks_with_agent;
DROP INDEX tasks_pending;
