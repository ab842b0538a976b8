DROP TABLE messages;
DROP TABLE tasks;
DROP TABLE sessions;
